// node-easywechat as the server of a service account or a mini-program: does what lines of JSON ask for.
import { createInterface } from "node:readline";
import { MiniApp, OfficialAccount } from "node-easywechat";

const { WXKIT_BASE_URL, KIND, APPID, SECRET, CACHE } = process.env;
const app = new (KIND === "miniprogram" ? MiniApp : OfficialAccount)({
  app_id: APPID,
  secret: SECRET,
  use_stable_access_token: true,
  http: { baseURL: WXKIT_BASE_URL, throw: false },
  file_cache: { path: CACHE },
});
const [client, utils] = [app.getClient(), app.getUtils()];

async function answer({ method, args }) {
  try {
    const result = await (method in utils ? utils : client)[method](...args);
    return { result: result.toObject?.() ?? result };
  } catch (error) {
    return { message: error.message };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await answer(JSON.parse(line))));
}
