import preset from '../jest.preset.mjs';

/** Journeys start servers and import whole files: what is slow on a busy machine is not yet wrong. */
export default { ...preset, globalSetup: './journeys-folder.mjs', testTimeout: 180_000 };
