/**
 * The storage contract of @nestjs/throttler, so that any of its storages (Redis among them) fits here. Taken from its own file:
 * the package's entry loads its guard too, which is CommonJS and stands in the way of tests as ES modules.
 */
export { ThrottlerStorage } from '@nestjs/throttler/dist/throttler-storage.interface.js';
