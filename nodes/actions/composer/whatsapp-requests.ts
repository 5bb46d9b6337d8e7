import type {
  ChatAppsSendAction,
  ChatAppsSendFlowActionPayload,
  ChatAppsSendParameters,
} from '../../../core/src/generated';
import { isJsonObject, type ObjectSchema } from '../../../core/src/validation';
import { groupListField } from '../fields/group';
import { jsonField } from '../fields/json';
import { numberField } from '../fields/number';
import { resourceLocatorField } from '../fields/resource-locator';
import { selectField } from '../fields/select';
import { textField, textListField } from '../fields/text';
import { requiredField, shownWhen, withoutUndefined, type ContentTypeFactory } from './content-type';
import {
  bodyField,
  footerField,
  headerFields,
  interactivePlaces,
  optionalBodyField,
  toInteractiveContent,
} from './interactive-parts';
import { objectAt, schemaAt, stringAt } from './schema-path';

const parametersOf = (content: ObjectSchema): ObjectSchema =>
  objectAt(content, 'interactive.action.parameters');

/** The content type for a WhatsApp message with a button that opens a Flow, a form inside WhatsApp. */
export const flowContent: ContentTypeFactory = (content) => {
  const interactive = objectAt(content, 'interactive');
  const parameters = parametersOf(content);
  const channel = textField('channelId', {
    type: 'string',
    title: 'WhatsApp Channel ID',
    description: 'Channel whose Flows to list, if not the one in the credential',
  });
  const flow = requiredField(
    textField('flowId', {
      ...stringAt(parameters, 'flowId'),
      description: 'WhatsApp Flow that the button opens',
    }),
  );
  return {
    value: 'flow',
    name: 'Flow',
    description: 'A text with a button that opens a WhatsApp Flow, a form of several screens',
    type: 'interactive',
    fields: [
      { ...channel, read: () => undefined },
      requiredField(resourceLocatorField(flow, 'flows')),
      bodyField(interactive),
      requiredField(textField('flowButton', { ...stringAt(parameters, 'flowCta'), title: 'Button Text' })),
      selectField('flowAction', stringAt(parameters, 'flowAction'), false),
      shownWhen(
        textField('flowScreen', {
          ...stringAt(parameters, 'flowActionPayload.screen'),
          title: 'First Screen',
          description: 'ID of the screen that the Flow begins with; left empty, FIRST_ENTRY_SCREEN',
          examples: ['WELCOME'],
        }),
        'flowAction',
        ['navigate'],
      ),
      shownWhen(
        jsonField('flowData', {
          ...schemaAt(parameters, 'flowActionPayload.data'),
          title: 'Screen Data (JSON)',
          description: 'Values for the first screen, by name',
          examples: [{ name: 'Mei' }],
        }),
        'flowAction',
        ['navigate'],
      ),
      ...headerFields(['text', 'image', 'video', 'document']),
      footerField(interactive),
    ],
    toContent(values, readContext) {
      const { flowId, flowButton, flowAction, flowScreen, flowData } = values;
      const payload = withoutUndefined<keyof ChatAppsSendFlowActionPayload>({
        screen: flowScreen,
        data: flowData,
      });
      const parameters = withoutUndefined<keyof ChatAppsSendParameters>({
        flowId,
        flowCta: flowButton,
        flowAction,
        flowActionPayload: Object.keys(payload).length ? payload : undefined,
      });
      return toInteractiveContent('flow', values, readContext, { parameters });
    },
    places: {
      ...interactivePlaces,
      'interactive.action.parameters.flowId': 'flowId',
      'interactive.action.parameters.flowCta': 'flowButton',
      'interactive.action.parameters.flowAction': 'flowAction',
      'interactive.action.parameters.flowActionPayload.screen': 'flowScreen',
      'interactive.action.parameters.flowActionPayload.data': 'flowData',
    },
  };
};

/** A WhatsApp message that asks for the recipient's location. */
export const locationRequestContent: ContentTypeFactory = (content) => ({
  value: 'locationRequest',
  name: 'Location Request',
  description: "A text with a button that shares the recipient's location, on WhatsApp",
  type: 'interactive',
  fields: [bodyField(objectAt(content, 'interactive'))],
  toContent: (values, readContext) =>
    toInteractiveContent('location_request_message', values, readContext, { name: 'send_location' }),
  places: interactivePlaces,
});

/** A WhatsApp message that asks for the permission to call. */
export const callPermissionContent: ContentTypeFactory = (content) => ({
  value: 'callPermissionRequest',
  name: 'Call Permission Request',
  description: 'Asks whether the business may call the recipient, on WhatsApp',
  type: 'interactive',
  fields: [optionalBodyField(objectAt(content, 'interactive'))],
  toContent: (values, readContext) => toInteractiveContent('call_permission_request', values, readContext),
  places: interactivePlaces,
});

/** A WhatsApp message that asks for the recipient's contact information. */
export const contactRequestContent: ContentTypeFactory = (content) => ({
  value: 'contactInfoRequest',
  name: 'Contact Info Request',
  description: 'Asks the recipient to share the phone number, on WhatsApp',
  type: 'interactive',
  fields: [optionalBodyField(objectAt(content, 'interactive'))],
  toContent: (values, readContext) => toInteractiveContent('request_contact_info', values, readContext),
  places: interactivePlaces,
});

/** A WhatsApp message with a button that calls the business. */
export const voiceCallContent: ContentTypeFactory = (content) => {
  const interactive = objectAt(content, 'interactive');
  const parameters = parametersOf(content);
  const lifetime = schemaAt(parameters, 'ttlMinutes');
  return {
    value: 'voiceCall',
    name: 'Voice Call',
    description: 'A text with a button that calls the business, on WhatsApp',
    type: 'interactive',
    fields: [
      bodyField(interactive),
      textField('buttonText', {
        ...stringAt(parameters, 'display_text'),
        description: 'Words on the button; left empty, Call Now',
        examples: ['Call us'],
      }),
      ...(lifetime.type === 'integer'
        ? [
            numberField(
              'ttlMinutes',
              { ...lifetime, description: 'Minutes for which the button can be tapped; left empty, 7 days' },
              false,
            ),
          ]
        : []),
      textField('payload', {
        ...stringAt(parameters, 'payload'),
        description: 'Your own data about the call',
      }),
    ],
    toContent(values, readContext) {
      const { buttonText, ttlMinutes, payload } = values;
      return toInteractiveContent('voice_call', values, readContext, {
        name: 'voice_call',
        parameters: withoutUndefined<keyof ChatAppsSendParameters>({
          display_text: buttonText,
          ttlMinutes,
          payload,
        }),
      });
    },
    places: {
      ...interactivePlaces,
      'interactive.action.parameters.display_text': 'buttonText',
      'interactive.action.parameters.ttlMinutes': 'ttlMinutes',
      'interactive.action.parameters.payload': 'payload',
    },
  };
};

/** A WhatsApp message that shows one product of a catalog. */
export const productContent: ContentTypeFactory = (content) => {
  const interactive = objectAt(content, 'interactive');
  return {
    value: 'product',
    name: 'Product',
    description: 'One product of a Facebook catalog, on WhatsApp',
    type: 'interactive',
    fields: [
      requiredField(textField('catalogId', catalogIdOf(interactive))),
      requiredField(
        textField('productId', {
          ...stringAt(interactive, 'action.product_retailer_id'),
          description: 'ID of the product in the catalog',
        }),
      ),
      optionalBodyField(interactive),
      footerField(interactive),
    ],
    toContent: (values, readContext) =>
      toInteractiveContent(
        'product',
        values,
        readContext,
        withoutUndefined<keyof ChatAppsSendAction>({
          catalog_id: values['catalogId'],
          product_retailer_id: values['productId'],
        }),
      ),
    places: {
      ...interactivePlaces,
      'interactive.action.catalog_id': 'catalogId',
      'interactive.action.product_retailer_id': 'productId',
    },
  };
};

/** A WhatsApp message with a list of products. */
export const productListContent: ContentTypeFactory = (content) => {
  const interactive = objectAt(content, 'interactive');
  const section = objectAt(interactive, 'action.sections[]');
  const products = textListField('products', {
    type: 'array',
    title: 'Product IDs',
    description: 'IDs of the products in the catalog, thirty in all sections together',
    items: { type: 'string' },
  });
  return {
    value: 'productList',
    name: 'Product List',
    description: 'Products of a Facebook catalog in sections, on WhatsApp',
    type: 'interactive',
    fields: [
      requiredField(textField('catalogId', catalogIdOf(interactive))),
      bodyField(interactive),
      requiredField(
        groupListField(
          'productSections',
          {
            type: 'array',
            title: 'Sections',
            description: 'Groups of products; one will often do',
            items: section,
          },
          [textField('title', stringAt(section, 'title')), products],
        ),
      ),
      ...headerFields(['text']),
      footerField(interactive),
    ],
    toContent: (values, readContext) =>
      toInteractiveContent(
        'product_list',
        values,
        readContext,
        withoutUndefined<keyof ChatAppsSendAction>({
          catalog_id: values['catalogId'],
          sections: toProductSections(values['productSections']),
        }),
      ),
    places: {
      ...interactivePlaces,
      'interactive.action.sections': 'productSections',
      'interactive.action.sections[].product_items': 'productSections[].products',
      'interactive.action.catalog_id': 'catalogId',
    },
  };
};

const catalogIdOf = (interactive: ObjectSchema): ReturnType<typeof stringAt> => ({
  ...stringAt(interactive, 'action.catalog_id'),
  description: 'ID of the Facebook catalog',
});

function toProductSections(sections: unknown): unknown {
  if (!Array.isArray(sections)) return undefined;
  return sections.map((section: unknown) => {
    const { title, products } = isJsonObject(section) ? section : {};
    const items = Array.isArray(products) ? products.map((id: unknown) => ({ product_retailer_id: id })) : [];
    return withoutUndefined({ title, product_items: items });
  });
}
