// What may be said of products in a browser, and by the rules of other modules.
export * from './product.ts';
