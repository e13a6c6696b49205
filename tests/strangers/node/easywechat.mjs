// node-easywechat as the server of a service account: requests as lines of JSON ask for them.
import { createInterface } from "node:readline";
import { OfficialAccount } from "node-easywechat";

const { WXKIT_BASE_URL, APPID, SECRET, CACHE } = process.env;
const app = new OfficialAccount({
  app_id: APPID,
  secret: SECRET,
  use_stable_access_token: true,
  http: { baseURL: WXKIT_BASE_URL, throw: false },
  file_cache: { path: CACHE },
});
const client = app.getClient();

for await (const line of createInterface({ input: process.stdin })) {
  const { method, args } = JSON.parse(line);
  const response = await client[method](...args);
  console.log(JSON.stringify({ result: response.toObject() }));
}
