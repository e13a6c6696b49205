// node-easywechat hears pushes: prints its port, then each message; answers texts.
import { createServer } from "node:http";
import { OfficialAccount, ServerRequest } from "node-easywechat";

const { APPID, SECRET, TOKEN, AES_KEY } = process.env;
const account = { app_id: APPID, secret: SECRET, token: TOKEN, aes_key: AES_KEY };

async function hear(request) {
  const app = new OfficialAccount(account);
  app.setRequest(await ServerRequest.createFromIncomingMessage(request));
  const server = app.getServer();
  server.with((message, next) => {
    console.log(JSON.stringify(message.toObject()));
    return next(message);
  });
  server.addMessageListener("text", (message) => `收到：${message.Content}`);
  return server.serve();
}

const listener = createServer(async (request, response) => {
  try {
    const answer = await hear(request);
    response.writeHead(answer.getStatusCode()).end(answer.getBody());
  } catch (error) {
    console.error(error.message);
    response.writeHead(403).end();
  }
});
listener.listen(0, "127.0.0.1", () => console.log(JSON.stringify(listener.address())));
