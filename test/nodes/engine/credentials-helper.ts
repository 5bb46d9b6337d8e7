import {
  ICredentialsHelper,
  type ICredentialDataDecryptedObject,
  type ICredentials,
  type ICredentialType,
  type IDataObject,
  type IHttpRequestOptions,
  type INode,
  type INodeProperties,
  type Workflow,
} from 'n8n-workflow';

/** The fields of credentials that a user has filled in, by the type of the credential. */
export type CredentialTable = Readonly<Record<string, ICredentialDataDecryptedObject>>;

/** Gives nodes their credentials, and authenticates requests as the credential type says. */
export class TestCredentialsHelper extends ICredentialsHelper {
  constructor(
    private readonly types: Readonly<Record<string, ICredentialType>>,
    private readonly credentials: CredentialTable,
  ) {
    super();
  }

  getParentTypes(): string[] {
    return [];
  }

  isCredentialUsableByNode(): boolean {
    return true;
  }

  async authenticate(
    credentials: ICredentialDataDecryptedObject,
    typeName: string,
    options: IHttpRequestOptions,
    workflow?: Workflow,
    node?: INode,
  ): Promise<IHttpRequestOptions> {
    const { authenticate } = this.typeOf(typeName);
    if (authenticate === undefined) return options;
    if (typeof authenticate === 'function') return await authenticate(credentials, options);
    const headers: IDataObject = { ...options.headers };
    for (const [name, value] of Object.entries(authenticate.properties.headers ?? {})) {
      const keys = { $credentials: credentials };
      headers[name] = workflow?.expression.getParameterValue(
        value as string,
        null,
        0,
        0,
        node?.name ?? '',
        [],
        'internal',
        keys,
      );
    }
    return { ...options, headers };
  }

  async preAuthentication(): Promise<undefined> {
    return undefined;
  }

  async runPreAuthentication(): Promise<undefined> {
    return undefined;
  }

  async getCredentials(): Promise<ICredentials> {
    throw new Error('Nothing in these tests stores credentials.');
  }

  async getDecrypted(_: unknown, __: unknown, type: string): Promise<ICredentialDataDecryptedObject> {
    const found = this.credentials[type];
    if (!found) throw new Error(`There is no credential ${type} in this test.`);
    const data: ICredentialDataDecryptedObject = {};
    for (const { name, default: value } of this.typeOf(type).properties) data[name] = value as string;
    return { ...data, ...found };
  }

  async updateCredentials(): Promise<void> {}

  async updateCredentialsOauthTokenData(): Promise<void> {}

  getCredentialsProperties(type: string): INodeProperties[] {
    return this.typeOf(type).properties;
  }

  private typeOf(name: string): ICredentialType {
    const type = this.types[name];
    if (!type) throw new Error(`There is no credential type ${name} in this test.`);
    return type;
  }
}
