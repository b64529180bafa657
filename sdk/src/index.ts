export { SmartMedConnect, type SmartMedConnectOptions } from './client.ts';
export type { Api, CallOptions } from './connection.ts';
export type { components, operations, paths } from './generated/schema.ts';
export type { FollowOptions } from './events.ts';
export type { NewsEvent, NewsOptions } from './resources/news.ts';
export { type Page, Pages } from './pages.ts';
export { ApiProblem, ConnectionFailure, type InputFault, type ProblemCode } from './problem.ts';
export type { Auth, Credentials, Session, TokenSource } from './session.ts';
export type { TransportOptions } from './transport.ts';
