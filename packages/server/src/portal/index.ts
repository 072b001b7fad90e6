import { PortalArticlesController } from './articles.controller.ts';
import { PortalAskController } from './ask.controller.ts';
import { PortalEnterController } from './enter.controller.ts';
import { PortalHomeController } from './home.controller.ts';
import { PortalPanelsController } from './panels.controller.ts';
import { PortalRateController } from './rate.controller.ts';
import { PortalStepsController } from './steps.controller.ts';
import { PortalTicketsController } from './tickets.controller.ts';

/** The pages of the portals, at `/portal/CLIENT`. */
export const portalControllers = [
  PortalHomeController,
  PortalAskController,
  PortalTicketsController,
  PortalEnterController,
  PortalPanelsController,
  PortalRateController,
  PortalStepsController,
  PortalArticlesController,
];
