export { AuthModule } from './auth.module.ts';
export { AccessTokens } from './sessions/access-tokens.ts';

export const authEntities = [];
