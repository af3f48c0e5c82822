import { istio } from 'cdk8s-istio';
import { policyTarget } from './policy-target';
import { call, dictionary, either, Gen, maybe, mostly, pick, someOf, struct } from './recipe';
import { defining, metadata } from './resource';
import { fuzz, int32, port, subdomain, text } from './values';

const sha256 = mostly(pick('a1'.repeat(32)), either(text, pick('', 'A1'.repeat(32), 'a1'.repeat(31))));
const pullPolicy = pick(...Object.values(istio.WasmPullPolicy));
const moduleOptions = { sha256: maybe(sha256), imagePullPolicy: maybe(pullPolicy) };

const image = mostly(
  pick('registry.example.com/limit:1.0', 'localhost:5000/a/b', `ghcr.io/a/b@sha256:${'0f'.repeat(32)}`, 'a_b/c'),
  either(fuzz('a', '.', '/', ':', '1', '@', '-', '_', '%', 'A'), call((rest: string) => `a/${rest}`, fuzz('a', '.', '/', ':', '1', '@', '-')), text),
);
const url = mostly(
  pick('https://www.example.com/limit.wasm', 'http://a:8080/b?c=d'),
  either(call((rest: string) => `https://${rest}`, fuzz('a', '.', '/', ':', '1', '?', '#', '%', '[', ']', '@')), text),
);
const path = mostly(pick('/var/limit.wasm'), either(fuzz('a', '.', '/', '%', ' ', ':'), text));
const code: Gen<istio.WasmModule> = either(
  call(istio.WasmModule.image, image, struct<istio.WasmImageOptions>({ ...moduleOptions, imagePullSecret: maybe(mostly(pick('registry'), subdomain)) })),
  call(istio.WasmModule.http, url, struct<istio.WasmModuleOptions>(moduleOptions)),
  call(istio.WasmModule.file, path),
);

const variable = mostly(pick('ZONE', 'MODE'), either(text, pick('x'.repeat(256), 'x'.repeat(257))));
const env: Gen<istio.WasmEnv> = either(pick(istio.WasmEnv.HOST), call(istio.WasmEnv.value, mostly(pick('fast', ''), text)));
const wasm = {
  module: code,
  pluginName: maybe(variable),
  pluginConfig: maybe(pick<{ [key: string]: any }>({ rate: 5, on: true, list: ['a', { b: 0.5 }] }, {}, { nested: { text: 'é: #' } })),
  type: maybe(pick(...Object.values(istio.WasmType))),
  failStrategy: maybe(pick(...Object.values(istio.WasmFailStrategy))),
  environment: maybe(dictionary(variable, env, 1)),
};

const selector = struct<istio.TrafficSelector>({ mode: maybe(pick(...Object.values(istio.WorkloadMode)), 0.6), ports: maybe(someOf(port), 0.6) });
const placement = {
  metadata: metadata(subdomain),
  target: maybe(policyTarget, 0.6),
  phase: maybe(pick(...Object.values(istio.ExtensionPhase)), 0.6),
  priority: maybe(mostly(int32, pick(-1, -(2 ** 31), -(2 ** 31) - 1))),
  matches: maybe(someOf(selector)),
};

export const wasmPlugin = defining(struct<istio.WasmPluginProps>({ ...placement, ...wasm }), (scope, given) => new istio.WasmPlugin(scope, 'case', given));

const lua = mostly(pick('function envoy_on_request(h) end'), either(text, pick('', 'é'.repeat(32768), 'é'.repeat(32769))));
const filter: Gen<istio.ExtensionFilter> = either(
  call(istio.ExtensionFilter.wasm, struct<istio.WasmOptions>(wasm)),
  call(istio.ExtensionFilter.lua, lua),
);

export const trafficExtension = defining(struct<istio.TrafficExtensionProps>({ ...placement, filter }),
  (scope, given) => new istio.TrafficExtension(scope, 'case', given));
