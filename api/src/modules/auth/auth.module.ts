import { Global, Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { AccessTokenReader } from '../../platform/guards/token-readers.ts';
import { AccessTokens } from './sessions/access-tokens.ts';

@Global()
@Module({
  imports: [JwtModule.register({})],
  providers: [AccessTokens, { provide: AccessTokenReader, useExisting: AccessTokens }],
  exports: [AccessTokens, AccessTokenReader],
})
export class AuthModule {}
