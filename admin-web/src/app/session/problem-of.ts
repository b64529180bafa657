export { problemOf } from '../ui/problem-of.ts';
