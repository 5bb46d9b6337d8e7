import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post } from '@nestjs/common';
import { DeliveredDto } from './delivered.dto';
import { Ratings } from './ratings.service';

/** The routes of deliveries: the courier reports one, and the shop asks how its customer rated it. */
@Controller('deliveries')
export class DeliveriesController {
  constructor(private readonly ratings: Ratings) {}

  @Post()
  @HttpCode(202)
  async delivered(@Body() { order, destination }: DeliveredDto): Promise<{ readonly asked: true }> {
    await this.ratings.ask({ order, phone: destination });
    return { asked: true };
  }

  @Get(':order/rating')
  rating(@Param('order') order: string): { readonly rating: string } {
    const rating = this.ratings.find(order);
    if (rating === undefined) throw new NotFoundException(`Order ${order} is not rated.`);
    return { rating };
  }
}
