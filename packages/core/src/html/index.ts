export { sanitiseHtml, type Sanitised } from './sanitise.ts';
