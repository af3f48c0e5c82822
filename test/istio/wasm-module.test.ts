import { WasmModule, WasmPullPolicy } from '../../src/istio';
import { SUBDOMAIN_RULE } from '../support/rules';

const HASH = '0123456789abcdef'.repeat(4);
const OPTIONS = { sha256: HASH, imagePullPolicy: WasmPullPolicy.ALWAYS };

test.each([
  ['an image', 'oci://registry.example.com/limit', WasmModule.image('registry.example.com/limit')],
  ['a tag', 'oci://registry.example.com:5000/a_b/limit.x:1.0-rc', WasmModule.image('registry.example.com:5000/a_b/limit.x:1.0-rc')],
  ['a digest', `oci://localhost/limit:1@sha256:${HASH}`, WasmModule.image(`localhost/limit:1@sha256:${HASH}`)],
  ['http', 'https://www.example.com/limit.wasm', WasmModule.http('https://www.example.com/limit.wasm')],
  ['a file', 'file:///var/filters/limit.wasm', WasmModule.file('/var/filters/limit.wasm')],
])('a module may be %s', (_, url, module) => {
  expect(module._toSpec()).toEqual({ url });
});

test('all options come out', () => {
  const options = { sha256: HASH, imagePullPolicy: 'Always' };

  expect(WasmModule.image('localhost/limit', { ...OPTIONS, imagePullSecret: 'registry' })._toSpec())
    .toEqual({ url: 'oci://localhost/limit', imagePullSecret: 'registry', ...options });
  expect(WasmModule.http('http://a/b', OPTIONS)._toSpec()).toEqual({ url: 'http://a/b', ...options });
});

test.each(Object.values(WasmPullPolicy))('the pull policy may be %s', (imagePullPolicy) => {
  expect(WasmModule.image('localhost/limit', { imagePullPolicy })._toSpec()).toMatchObject({ imagePullPolicy });
});

test.each(['', 'limit', 'limit:1.0', 'oci://localhost/limit', 'localhost/', 'localhost/a b', 'localhost/limit@sha256:1'])("fails for the image '%s'", (image) => {
  expect(() => WasmModule.image(image)).toThrow(`image of a wasm module must be written as 'registry.example.com/name:tag', got '${image}'`);
});

test.each(['', 'limit.wasm', '/', '/a//b', '/a b', 'file:///a'])("fails for the path '%s'", (path) => {
  expect(() => WasmModule.file(path)).toThrow(`path of a wasm module must be absolute, such as '/var/filters/limit.wasm', got '${path}'`);
});

test.each<[string, () => WasmModule, string]>([
  ['no URL', () => WasmModule.http('limit.wasm'), "url of a wasm module must be a URL such as 'https://www.example.com/path', got 'limit.wasm'"],
  ['an empty hash', () => WasmModule.http('https://a', { sha256: '' }), "sha256 of a wasm module must be 64 lowercase hexadecimal digits, got ''"],
  ['a hash in capitals', () => WasmModule.image('localhost/limit', { sha256: HASH.toUpperCase() }),
    `sha256 of a wasm module must be 64 lowercase hexadecimal digits, got '${HASH.toUpperCase()}'`],
  ['a malformed Secret', () => WasmModule.image('localhost/limit', { imagePullSecret: '' }), `imagePullSecret ${SUBDOMAIN_RULE}, got ''`],
])('fails with %s', (_, module, message) => {
  expect(module).toThrow(message);
});
