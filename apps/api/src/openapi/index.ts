export { openApiDocument } from './document.ts';
export { serveDocumentation } from './serve-documentation.ts';
