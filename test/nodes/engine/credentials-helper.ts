import {
  ICredentialsHelper,
  type ICredentialDataDecryptedObject,
  type ICredentials,
  type ICredentialType,
  type IHttpRequestOptions,
  type INode,
  type INodeProperties,
  type Workflow,
} from 'n8n-workflow';

/** Credentials by type: what a user has typed in. */
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
    const headers = Object.entries(authenticate.properties.headers ?? {}).map(([name, value]) => [
      name,
      workflow?.expression.getParameterValue(String(value), null, 0, 0, node?.name ?? '', [], 'internal', {
        $credentials: credentials as never,
      }),
    ]);
    return { ...options, headers: { ...options.headers, ...Object.fromEntries(headers) } };
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
    const defaults = this.typeOf(type).properties.map(({ name, default: value }) => [name, value]);
    return { ...Object.fromEntries(defaults), ...found };
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
