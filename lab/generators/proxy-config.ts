import { istio } from 'cdk8s-istio';
import { call, dictionary, either, maybe, mostly, pick, struct } from './recipe';
import { defining, metadata } from './resource';
import { int32, subdomain, text } from './values';
import { selector } from './workload';

const props = struct<istio.ProxyConfigProps>({
  metadata: metadata(subdomain),
  selector: maybe(selector),
  concurrency: maybe(int32),
  environmentVariables: maybe(dictionary(mostly(pick('A', 'ISTIO_META_x', '_1'), text), text, 1)),
  image: maybe(either(pick(istio.ProxyImage.DEFAULT, istio.ProxyImage.DEBUG, istio.ProxyImage.DISTROLESS), call(istio.ProxyImage.of, text))),
});

export const proxyConfig = defining(props, (scope, one) => new istio.ProxyConfig(scope, 'case', one));
