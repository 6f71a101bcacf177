// A certified OpenID Connect provider on loopback, for tests: it signs everybody in as
// the account that its own standard input named last, without asking.
//   node oidc_provider.mjs REDIRECT_URI
// prints its issuer; each line read from standard input is JSON: {"sub", "email", ...}
// with "known": false for somebody who is gone by the time that userinfo is asked, and
// "spoil" for what is to be wrong with the token: "issuer", "nonce" or "expired".
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { generateKeyPairSync, createSign } from "node:crypto";
import Provider from "oidc-provider";

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const jwk = { ...privateKey.export({ format: "jwk" }), kid: "one", use: "sig", alg: "RS256" };
let account = {};

// The provider's own notices would stand among our lines.
console.info = console.warn = () => {};

function encoded(part) {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}

// Signed with the provider's own key, so that nothing but the claim is at fault.
function spoilt(token, spoil) {
  const [head, body] = token.split(".").map((part) => JSON.parse(Buffer.from(part, "base64url")));
  if (spoil === "issuer") body.iss = "https://elsewhere.example";
  if (spoil === "nonce") body.nonce = "of-another-question";
  if (spoil === "expired") Object.assign(body, { iat: body.iat - 7200, exp: body.iat - 3600 });
  const signed = `${encoded(head)}.${encoded(body)}`;
  const signature = createSign("RSA-SHA256").update(signed).sign(privateKey);
  return `${signed}.${signature.toString("base64url")}`;
}

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    jwks: { keys: [jwk] },
    clients: [{
      client_id: "workings",
      client_secret: "a secret of the tests alone",
      redirect_uris: [process.argv[2]],
      token_endpoint_auth_method: "client_secret_basic",
    }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ["of the tests alone"] },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (ctx, sub) => {
      if (account.known === false && ctx.path === "/me") return undefined;
      return { accountId: sub, claims: () => ({ sub, ...account.claims }) };
    },
  });
  provider.use(async (ctx, next) => {
    if (ctx.path.startsWith("/interaction/")) {
      const { prompt, params } = await provider.interactionDetails(ctx.req, ctx.res);
      if (prompt.name === "login") {
        const result = { login: { accountId: account.claims.sub } };
        return provider.interactionFinished(ctx.req, ctx.res, result, { mergeWithLastSubmission: false });
      }
      const grant = new provider.Grant({ accountId: account.claims.sub, clientId: params.client_id });
      grant.addOIDCScope("openid email profile");
      const result = { consent: { grantId: await grant.save() } };
      return provider.interactionFinished(ctx.req, ctx.res, result, { mergeWithLastSubmission: true });
    }
    await next();
    if (ctx.path === "/token" && account.spoil && ctx.body?.id_token) {
      ctx.body = { ...ctx.body, id_token: spoilt(ctx.body.id_token, account.spoil) };
    }
  });
  server.on("request", provider.callback());
  console.log(issuer);
  createInterface({ input: process.stdin }).on("line", (line) => {
    account = JSON.parse(line);
    console.log("ready");
  }).on("close", () => process.exit());
});
