export { SchedulingModule } from './scheduling.module.ts';

export const schedulingEntities = [];
