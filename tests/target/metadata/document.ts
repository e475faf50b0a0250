/** A small service's metadata, part by part, for tests to change: it declares what the contract documents. */
export const parts = {
  container: `<EntityContainer Name="Service">
  <EntitySet Name="lamps" EntityType="graph.lamp" />
  <Singleton Name="deviceManagement" Type="graph.deviceManagement" />
</EntityContainer>`,
  entity: `<EntityType Name="entity" Abstract="true">
  <Key><PropertyRef Name="id" /></Key>
  <Property Name="id" Type="Edm.String" Nullable="false" />
</EntityType>`,
  lamp: `<EntityType Name="lamp" BaseType="graph.entity">
  <Property Name="brightness" Type="Edm.Int32" />
  <NavigationProperty Name="room" Type="graph.room" />
</EntityType>
<ComplexType Name="colour"><Property Name="hue" Type="Edm.Double" /></ComplexType>`,
  deviceManagement: `<EntityType Name="deviceManagement" BaseType="graph.entity">
  <Property Name="settings" Type="graph.settings" />
  <NavigationProperty Name="deviceConfigurations" Type="Collection(graph.deviceConfiguration)" ContainsTarget="true" />
  <NavigationProperty Name="macOSSoftwareUpdateAccountSummaries" Type="Collection(graph.macOSSoftwareUpdateAccountSummary)" ContainsTarget="true" />
</EntityType>`,
  deviceConfiguration: `<EntityType Name="deviceConfiguration" BaseType="graph.entity" Abstract="true">
  <Property Name="version" Type="Edm.Int32" Nullable="false" />
</EntityType>`,
  ring: `<EntityType Name="windowsUpdateForBusinessConfiguration" BaseType="graph.deviceConfiguration">
  <Property Name="driversExcluded" Type="Edm.Boolean" Nullable="false" />
  <NavigationProperty Name="deviceUpdateStates" Type="Collection(graph.windowsUpdateState)" ContainsTarget="true" />
</EntityType>`,
  windows: `<EntityType Name="windowsUpdateState" BaseType="graph.entity">
  <Property Name="deviceId" Type="Edm.String" />
  <Property Name="userId" Type="Edm.String" />
  <Property Name="deviceDisplayName" Type="Edm.String" Nullable="true" />
  <Property Name="userPrincipalName" Type="Edm.String" />
  <Property Name="status" Type="graph.windowsUpdateStatus" Nullable="false" />
  <Property Name="qualityUpdateVersion" Type="Edm.String" />
  <Property Name="featureUpdateVersion" Type="Edm.String" />
  <Property Name="lastScanDateTime" Type="Edm.DateTimeOffset" Nullable="false" />
  <Property Name="lastSyncDateTime" Type="Edm.DateTimeOffset" Nullable="false" />
</EntityType>`,
  windowsStatus: `<EnumType Name="windowsUpdateStatus">
  <Member Name="upToDate" Value="0" />
  <Member Name="pendingInstallation" Value="1" />
  <Member Name="pendingReboot" Value="2" />
  <Member Name="failed" Value="3" />
</EnumType>
<EnumType Name="mood"><Member Name="merry" /><Member Name="sad" /></EnumType>`,
  account: `<EntityType Name="macOSSoftwareUpdateAccountSummary" BaseType="graph.entity">
  <NavigationProperty Name="categorySummaries" Type="Collection(graph.macOSSoftwareUpdateCategorySummary)" />
</EntityType>`,
  category: `<EntityType Name="macOSSoftwareUpdateCategorySummary" BaseType="graph.entity">
  <NavigationProperty Name="updateStateSummaries" Type="Collection(graph.macOSSoftwareUpdateStateSummary)" />
</EntityType>`,
  macos: `<EntityType Name="macOSSoftwareUpdateStateSummary" BaseType="graph.entity">
  <Property Name="displayName" Type="Edm.String" Nullable="false" />
  <Property Name="productKey" Type="Edm.String" />
  <Property Name="updateCategory" Type="graph.macOSSoftwareUpdateCategory" Nullable="false" />
  <Property Name="updateVersion" Type="Edm.String" />
  <Property Name="state" Type="graph.macOSSoftwareUpdateState" Nullable="false" />
  <Property Name="lastUpdatedDateTime" Type="Edm.DateTimeOffset" Nullable="false" />
</EntityType>`,
  // Without values: numbered from 0.
  macosCategory: `<EnumType Name="macOSSoftwareUpdateCategory">
  <Member Name="critical" /><Member Name="configurationDataFile" /><Member Name="firmware" /><Member Name="other" />
</EnumType>`,
  macosState: `<EnumType Name="macOSSoftwareUpdateState">
  <Member Name="success" Value="0" />
  <Member Name="downloading" Value="1000" />
  <Member Name="downloaded" Value="1001" />
  <Member Name="installing" Value="1002" />
  <Member Name="idle" Value="1003" />
  <Member Name="available" Value="1004" />
  <Member Name="scheduled" Value="1005" />
  <Member Name="downloadFailed" Value="2000" />
  <Member Name="downloadInsufficientSpace" Value="2001" />
  <Member Name="downloadInsufficientPower" Value="2002" />
  <Member Name="downloadInsufficientNetwork" Value="2003" />
  <Member Name="installInsufficientSpace" Value="2004" />
  <Member Name="installInsufficientPower" Value="2005" />
  <Member Name="installFailed" Value="2006" />
  <Member Name="commandFailed" Value="2007" />
</EnumType>`,
  annotations: `<Annotations Target="microsoft.graph.windowsUpdateState/status">
  <Annotation Term="Org.OData.Core.V1.Description" String="Where there’s a will 😀 there is an update: äöü." />
</Annotations>`,
} as const;

export type Parts = Readonly<Record<keyof typeof parts, string>>;

/** Some schemas as a whole document. */
export const edmx = (schemas: string): string => `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
${schemas}
</edmx:DataServices></edmx:Edmx>`;

/** A schema as Graph writes its own. */
export const schema = (content: string): string =>
  `<Schema Namespace="microsoft.graph" Alias="graph" xmlns="http://docs.oasis-open.org/odata/ns/edm">
${content}
</Schema>`;

/** The metadata with some parts changed. */
export const document = (changes: Partial<Parts> = {}): string =>
  edmx(schema(Object.values({ ...parts, ...changes }).join('\n')));
