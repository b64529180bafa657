export default { testEnvironment: 'node', testMatch: ['**/*.spec.mjs'], transform: {}, testTimeout: 30_000 };
