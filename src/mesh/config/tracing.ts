import { headerName, notEmpty } from '../../core/private/checks';
import { ClientTls } from '../../istio';
import type {
  MeshConfigDefaultConfigTracing as TracingSpec,
  MeshConfigDefaultConfigTracingCustomTags as TagSpec,
} from '../../schema/mesh.generated';
import { hostAddress } from '../private/config/address';

/**
 * The tracer that proxies are started with.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#Tracing
 */
export class Tracer {
  /**
   * A tracer with the API of Zipkin.
   *
   * @param address its address, of the form `<host>:<port>`; `$(HOST_IP)` stands for the address of the node
   */
  public static zipkin(address: string): Tracer {
    return new Tracer({ zipkin: { address: hostAddress('address of a zipkin tracer', address) } });
  }

  /**
   * An agent of Datadog.
   *
   * @param address its address, of the form `<host>:<port>`; `$(HOST_IP)` stands for the address of the node
   */
  public static datadog(address: string): Tracer {
    return new Tracer({ datadog: { address: hostAddress('address of a datadog tracer', address) } });
  }

  private constructor(private readonly spec: Pick<TracingSpec, 'zipkin' | 'datadog'>) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

/** What a tag takes whose value may be missing. */
export interface TraceTagOptions {
  /**
   * Value of the tag where there is none.
   *
   * @default - the tag is left out
   */
  readonly defaultValue?: string;
}

/** The value of a tag that each span gets. */
export class TraceTag {
  /**
   * Always the same value.
   *
   * @param value the value
   */
  public static literal(value: string): TraceTag {
    return new TraceTag({ literal: { value: notEmpty('value of a literal tag', value) } });
  }

  /**
   * A variable of the proxy's environment.
   *
   * @param name name of the variable
   * @param options value where there is none
   */
  public static environment(name: string, options: TraceTagOptions = {}): TraceTag {
    return new TraceTag({ environment: { name: notEmpty('name of the variable of a tag', name), ...options } });
  }

  /**
   * A header of the request.
   *
   * @param name name of the header
   * @param options value where there is none
   */
  public static header(name: string, options: TraceTagOptions = {}): TraceTag {
    return new TraceTag({ header: { name: headerName('name of the header of a tag', name), ...options } });
  }

  private constructor(private readonly spec: TagSpec) {}

  /** @internal */
  public _toSpec() {
    return this.spec;
  }
}

/**
 * How proxies trace requests for which no Telemetry says anything else.
 *
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#Tracing
 */
export interface MeshTracing {
  /**
   * Where spans are sent.
   *
   * @default - as the installation says
   */
  readonly tracer?: Tracer;

  /**
   * Tags of each span, by their names.
   *
   * @default - none of your own
   */
  readonly customTags?: Record<string, TraceTag>;

  /**
   * Longest path in a span, in characters, at least 1.
   *
   * @default 256
   */
  readonly maxPathTagLength?: number;

  /**
   * Share of requests that are traced, in percent, 0 to 100.
   *
   * @default 1
   */
  readonly sampling?: number;

  /**
   * TLS towards the tracer.
   *
   * @default - none
   */
  readonly tlsSettings?: ClientTls;

  /**
   * Whether spans have Istio's own tags.
   *
   * @default true
   */
  readonly enableIstioTags?: boolean;
}
