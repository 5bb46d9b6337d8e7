import { Body, Controller, Get, HttpCode, NotFoundException, Param, Post } from '@nestjs/common';
import { CustomerImportDto } from './customer-import.dto';
import { CustomerImports, type CustomerImport } from './customer-imports.service';

/** The routes of customers: one imports them as contacts of 8x8, the other reports how far the import is. */
@Controller('customers/imports')
export class CustomersController {
  constructor(private readonly imports: CustomerImports) {}

  @Post()
  @HttpCode(202)
  async start(@Body() { customers }: CustomerImportDto): Promise<CustomerImport> {
    return await this.imports.start(customers);
  }

  @Get(':id')
  find(@Param('id') id: string): CustomerImport {
    const found = this.imports.find(id);
    if (!found) throw new NotFoundException(`There is no import ${id}.`);
    return found;
  }
}
