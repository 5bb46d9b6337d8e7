import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { OrderUpdates, type OrderUpdate } from './order-updates';
import { ShippedDto } from './shipped.dto';

/** What the warehouse tells, and the shop asks. */
@Controller('orders')
export class OrdersController {
  constructor(private readonly updates: OrderUpdates) {}

  @Post(':id/shipped')
  async shipped(@Param('id') id: string, @Body() { name, destination }: ShippedDto) {
    const umid = await this.updates.shipped(id, name, destination);
    return umid === undefined ? { sent: false, reason: 'The customer has opted out.' } : { sent: true, umid };
  }

  @Get(':id')
  find(@Param('id') id: string): OrderUpdate {
    const update = this.updates.of(id);
    if (!update) throw new NotFoundException(`Nobody was told of order ${id} yet.`);
    return update;
  }
}
