/** What may be asked whether a request is allowed, as the mesh configuration has it. */
export interface Authorizer {
  readonly name: string;
  /** Of HTTP such that look at requests alone, not at connections. */
  readonly kind: 'http' | 'grpc';
  /** Host of the service that answers, with or without its namespace before a slash. */
  readonly service: string;
}

/** What is answered to policies that ask something else, by the name of that. */
export type AuthorizerAnswers = Readonly<Record<string, 'allow' | 'deny'>>;
