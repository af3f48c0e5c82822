import { AuthorizerAnswers, Token } from './policy';

/** Who sends a request: a client of a Gateway, or a workload of the mesh; both as 'namespace/name'. */
export type Source = { readonly gateway: string } | { readonly workload: string };

/** What is to send a request is not there; the message says what to give. */
export class UnknownSource extends Error {}

/** A request of HTTP. */
export interface Request {
  readonly from: Source;
  readonly host: string;
  /** @default '/' */
  readonly path?: string;
  /** @default 'GET' */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Of the Service that is called, or of the gateway's. @default 80 */
  readonly port?: number;
  /** The address that is called. @default the one that DNS gives for the host */
  readonly address?: string;
  /** Tokens (JWT) that it bears. */
  readonly tokens?: readonly Token[];
  /** IP address of what sends it, which some policies ask for. @default not known */
  readonly sourceAddress?: string;
  /** What authorizers outside the mesh say to it, by their names in the mesh configuration: `allow` or `deny`. @default not known */
  readonly authorizers?: AuthorizerAnswers;
}
