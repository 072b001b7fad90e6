import { roles, type Role } from '@luuri/core';
import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min, ValidateNested } from 'class-validator';

/** An OpenID provider whose word is taken on who agents are. */
export class ProviderOptions {
  /** Its address, under which `/.well-known/openid-configuration` is. Plain http is taken on this machine alone. */
  @IsString()
  @Matches(/^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]?/, { message: 'must begin with https://' })
  issuer!: string;
  @IsString() @Length(1, 300) clientId!: string;
  /** None for a public client, which PKCE alone protects. */
  @IsOptional() @IsString() @Length(1, 500) clientSecret?: string;
  /** True to take an agent for whoever the provider says has verified their address; links are made by nobody else when left out. */
  @IsOptional() @IsBoolean() linkByAddress?: boolean;
}

/** Settings of who may come in. */
export class IdentityOptions {
  /** A session that nothing was heard of for so long is over; 120 when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(1_440) sessionIdleMinutes?: number;
  /** A session that began so long ago is over; 12 when left out. */
  @IsOptional() @IsInt() @Min(1) @Max(720) sessionLongestHours?: number;
  /** Roles that take a second factor; none when left out. */
  @IsOptional() @IsArray() @IsIn(roles, { each: true }) secondFactorFor?: Role[];
  @IsOptional() @ValidateNested() @Type(() => ProviderOptions) provider?: ProviderOptions;
}
