const before = new Set((process as unknown as { moduleLoadList: string[] }).moduleLoadList);
const { PyPwExtHTTPSession, smithySigner } = await import('../../src/index.ts');
const http = new PyPwExtHTTPSession({ signing: { signer: smithySigner() } });
http.call({ url: 'https://x.example.com/{id}', params: { a: '{a}' } });
const after = (process as unknown as { moduleLoadList: string[] }).moduleLoadList;
console.log(JSON.stringify(after.filter((name) => !before.has(name))));
