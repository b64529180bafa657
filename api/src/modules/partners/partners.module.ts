import { Global, Module } from '@nestjs/common';
import { ApiKeyReader } from '../../platform/guards/token-readers.ts';
import { ReadApiKey } from './api-keys/read-api-key.ts';

@Global()
@Module({
  providers: [{ provide: ApiKeyReader, useClass: ReadApiKey }],
  exports: [ApiKeyReader],
})
export class PartnersModule {}
