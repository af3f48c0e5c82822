import { ApiObject, ApiObjectProps, JsonPatch, Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import { at } from '../core/private/errors';
import { rememberOrigin } from '../core/private/origin';
import { bundleOf } from './private/gateway-api-bundle';

/** What GatewayApiCrds takes. */
export interface GatewayApiCrdsProps {
  /**
   * Where a release of the Gateway API is: a file, or a URL such as
   * `https://github.com/kubernetes-sigs/gateway-api/releases/download/v1.6.0/standard-install.yaml`, which is read at synthesis.
   */
  readonly url: string;
}

/**
 * The CRDs of the Gateway API, which Istio does not install, but needs for routes and waypoints of that API.
 *
 * Istio passes over kinds whose CRD is too old for it, so that is an error here.
 *
 * @see https://gateway-api.sigs.k8s.io/guides/
 */
export class GatewayApiCrds extends Construct {
  /** Version of the Gateway API, such as `v1.6.0`. */
  public readonly bundleVersion: string;

  /** Channel of the release: `standard`, or `experimental` with what may still change. */
  public readonly channel: string;

  /**
   * Defines what the file has.
   *
   * @param scope construct in which it is defined
   * @param id id within the scope
   * @param props where the file is
   */
  public constructor(scope: Construct, id: string, { url }: GatewayApiCrdsProps) {
    super(scope, id);
    rememberOrigin(this);
    const objects: ApiObjectProps[] = Yaml.load(url);
    const { version, channel } = at(this, () => bundleOf(url, objects));
    this.bundleVersion = version;
    this.channel = channel;
    for (const object of objects) {
      const defined = new ApiObject(this, `${object.kind.toLowerCase()}-${object.metadata!.name}`, object);
      // A chart of cdk8s gives its namespace to all that names none, but all of this is the cluster's.
      if (defined.metadata.namespace !== undefined) defined.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
    }
  }
}
