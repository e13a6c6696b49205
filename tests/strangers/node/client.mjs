// co-wechat-api as the server of a service account: calls its methods as lines of JSON ask for them.
import { createInterface } from "node:readline";
import WechatAPI from "co-wechat-api";

const { WXKIT_BASE_URL, APPID, SECRET } = process.env;
const api = new WechatAPI(APPID, SECRET);
for (const name of Object.keys(api).filter((name) => /prefix$/i.test(name))) {
  api[name] = api[name].replace(/^https?:\/\/[^/]+/, WXKIT_BASE_URL);
}

const told = (value) => (Buffer.isBuffer(value) ? { bytes: value.toString("base64") } : value);
for await (const line of createInterface({ input: process.stdin })) {
  const { method, args } = JSON.parse(line);
  const answer = await api[method](...args).then(
    (result) => ({ result: told(result) }),
    (error) => ({ code: error.code, message: error.message }),
  );
  console.log(JSON.stringify(answer));
}
