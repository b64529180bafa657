export { PartnersModule } from './partners.module.ts';

export const partnersEntities = [];
