// What may be said of alerts and recalls in a browser.
export * from './alerts/alert.ts';
export * from './recall/recall.ts';
