import { keepDrafts } from './drafts.ts';
import { hearNews } from './news.ts';
import { askInTurn } from './questions.ts';
import { suggestWhileTyping } from './suggestions.ts';

// The server writes the pages of the portal, and they work without this: it keeps drafts, asks each question when it is its turn, suggests what to read, and shows what is new.

keepDrafts();
askInTurn();
suggestWhileTyping();
hearNews();
