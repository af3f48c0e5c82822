/** A Prometheus, as other addons ask it. */
export interface IPrometheus {
  /** Where it answers queries within the cluster: `http://<host>:<port>`. */
  readonly prometheusUrl: string;
}

/** A Grafana, as other addons link to it. */
export interface IGrafana {
  /** Where it is within the cluster: `http://<host>:<port>`. */
  readonly grafanaUrl: string;

  /**
   * Where people reach it.
   *
   * @default - nowhere, so nothing links to it
   */
  readonly externalUrl?: string;
}

/** A Jaeger, as other addons ask it and link to it. */
export interface IJaeger {
  /** Where it answers queries within the cluster, with its base path: `http://<host>:<port>/jaeger`. */
  readonly jaegerUrl: string;

  /**
   * Where people reach it, without its base path.
   *
   * @default - nowhere, so nothing links to it
   */
  readonly externalUrl?: string;
}

/** A Loki, as other addons ask it. */
export interface ILoki {
  /** Where it answers queries within the cluster: `http://<host>:<port>`. */
  readonly lokiUrl: string;
}
