import { Module } from '@nestjs/common';
import { ListImportResults } from './batches/list-import-results.ts';
import { PutImportBatch } from './batches/put-import-batch.ts';
import { CountImports } from './figures/count-imports.ts';
import { ImportRunsController, ImportsController } from './imports.controller.ts';
import { AbandonImport } from './runs/abandon-import.ts';
import { CompleteImport } from './runs/complete-import.ts';
import { ReadImports } from './runs/read-imports.ts';
import { StartImport } from './runs/start-import.ts';

@Module({
  controllers: [ImportsController, ImportRunsController],
  providers: [
    StartImport,
    CompleteImport,
    AbandonImport,
    ReadImports,
    PutImportBatch,
    ListImportResults,
    CountImports,
  ],
  exports: [CountImports],
})
export class ImportsModule {}
