export { DoctorsModule } from './doctors.module.ts';

export const doctorsEntities = [];
