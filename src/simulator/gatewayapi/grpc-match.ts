import { TextMatch } from '../../model/match/text';
import { GRPCRouteRulesMatches, GRPCRouteRulesMatchesMethod } from '../../schema/gateway.networking.k8s.io.generated';
import { VirtualServiceHttpMatch } from '../../schema/networking.istio.io.generated';
import { textsOf } from './match';

/** The match of a VirtualService that Istio makes of one of a GRPCRoute: a method is a path. */
export const grpcMatchOf = ({ method, headers = [] }: GRPCRouteRulesMatches): VirtualServiceHttpMatch =>
  ({ ...method && { uri: pathOf(method) }, ...headers.length > 0 && { headers: textsOf(headers) } });

function pathOf({ type = 'Exact', service, method }: GRPCRouteRulesMatchesMethod): TextMatch {
  // Even where it is not an expression by itself, a method of any service is one.
  if (service === undefined) return { regex: `/[^/]+/${method}` };
  if (type === 'RegularExpression') return { regex: `/${service}/${method ?? '.+'}` };
  return method === undefined ? { prefix: `/${service}/` } : { exact: `/${service}/${method}` };
}
