export type { Authorizer, AuthorizerAnswers } from './authorizers';
export * from './call';
export * from './mutual-tls';
export * from './opinions';
export * from './policies';
export * from './selection';
export * from './verdict';
