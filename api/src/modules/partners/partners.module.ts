import { Global, Module } from '@nestjs/common';
import { ApiKeyReader } from '../../platform/guards/token-readers.ts';
import { ApiKeysController } from './api-keys/api-keys.controller.ts';
import { CreateApiKey } from './api-keys/create-api-key.ts';
import { HospitalApiKeys } from './api-keys/hospital-api-keys.ts';
import { ReadApiKey } from './api-keys/read-api-key.ts';

@Global()
@Module({
  controllers: [ApiKeysController],
  providers: [CreateApiKey, HospitalApiKeys, { provide: ApiKeyReader, useClass: ReadApiKey }],
  exports: [ApiKeyReader],
})
export class PartnersModule {}
