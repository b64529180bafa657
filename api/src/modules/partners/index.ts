import { ApiKeySchema } from './api-keys/api-key.entity.ts';

export { PartnersModule } from './partners.module.ts';

export const partnersEntities = [ApiKeySchema];
