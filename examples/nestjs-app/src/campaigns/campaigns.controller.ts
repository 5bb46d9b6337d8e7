import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post } from '@nestjs/common';
import { CampaignDto } from './campaign.dto';
import { Campaigns, type Campaign } from './campaigns.service';

/** The routes of campaigns, texts for many customers: one starts a campaign, the other reports its progress. */
@Controller('campaigns')
export class CampaignsController {
  constructor(private readonly campaigns: Campaigns) {}

  @Post()
  @HttpCode(202)
  start(@Body() { text, recipients }: CampaignDto): Campaign {
    return this.campaigns.start(text, recipients);
  }

  @Get(':id')
  find(@Param('id') id: string): Campaign {
    const campaign = this.campaigns.find(id);
    if (!campaign) throw new NotFoundException(`There is no campaign ${id}.`);
    return campaign;
  }
}
