export { ImportsModule } from './imports.module.ts';

export const importsEntities = [];
