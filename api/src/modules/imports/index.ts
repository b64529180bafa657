import { ImportBatchSchema } from './batches/import-batch.entity.ts';
import { ImportRunSchema } from './runs/import-run.entity.ts';

export { CountImports, type ImportFigures } from './figures/count-imports.ts';
export { ImportsModule } from './imports.module.ts';

export const importsEntities = [ImportRunSchema, ImportBatchSchema];
