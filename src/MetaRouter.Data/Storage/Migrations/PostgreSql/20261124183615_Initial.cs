using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace MetaRouter.Data.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "BudgetPeriods",
                columns: table => new
                {
                    Budget = table.Column<string>(type: "text", nullable: false),
                    StartsAt = table.Column<long>(type: "bigint", nullable: false),
                    Spent = table.Column<long>(type: "bigint", nullable: false),
                    Reserved = table.Column<long>(type: "bigint", nullable: false),
                    Turns = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BudgetPeriods", x => new { x.Budget, x.StartsAt });
                });

            migrationBuilder.CreateTable(
                name: "BudgetRefusals",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Budget = table.Column<string>(type: "text", nullable: false),
                    StartsAt = table.Column<long>(type: "bigint", nullable: false),
                    RefusedAt = table.Column<long>(type: "bigint", nullable: false),
                    Cap = table.Column<long>(type: "bigint", nullable: false),
                    Spent = table.Column<long>(type: "bigint", nullable: false),
                    Reserved = table.Column<long>(type: "bigint", nullable: false),
                    Asked = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BudgetRefusals", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "Charges",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    HostId = table.Column<Guid>(type: "uuid", nullable: false),
                    Purpose = table.Column<string>(type: "text", nullable: false),
                    TurnId = table.Column<Guid>(type: "uuid", nullable: true),
                    CandidateId = table.Column<string>(type: "text", nullable: false),
                    ProviderId = table.Column<string>(type: "text", nullable: false),
                    PriceVersion = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Reserved = table.Column<long>(type: "bigint", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: true),
                    IsEstimated = table.Column<bool>(type: "boolean", nullable: false),
                    InputTokens = table.Column<long>(type: "bigint", nullable: true),
                    OutputTokens = table.Column<long>(type: "bigint", nullable: true),
                    CachedInputTokens = table.Column<long>(type: "bigint", nullable: true),
                    ReasoningTokens = table.Column<long>(type: "bigint", nullable: true),
                    ExpectedOutputTokens = table.Column<double>(type: "double precision", nullable: true),
                    PromptCharacters = table.Column<int>(type: "integer", nullable: true),
                    ExpectedCosts = table.Column<string>(type: "text", nullable: true),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    SentAt = table.Column<long>(type: "bigint", nullable: true),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Charges", x => x.Sequence);
                    table.UniqueConstraint("AK_Charges_Id", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "People",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    LastSeenAt = table.Column<long>(type: "bigint", nullable: false),
                    IsGuest = table.Column<bool>(type: "boolean", nullable: false),
                    PreferenceRevision = table.Column<int>(type: "integer", nullable: false),
                    ProfileId = table.Column<Guid>(type: "uuid", nullable: true),
                    PinnedCostWeight = table.Column<double>(type: "double precision", nullable: true),
                    OnboardingSkippedAt = table.Column<long>(type: "bigint", nullable: true),
                    Preference_Bytes = table.Column<byte[]>(type: "bytea", nullable: true),
                    Preference_Version = table.Column<string>(type: "text", nullable: true),
                    Settings_AutoMode = table.Column<bool>(type: "boolean", nullable: false),
                    Settings_BaselineCandidateId = table.Column<string>(type: "text", nullable: true),
                    Settings_HidePrices = table.Column<bool>(type: "boolean", nullable: false),
                    Settings_OwnLimit = table.Column<long>(type: "bigint", nullable: true),
                    Settings_SynchronisedReveal = table.Column<bool>(type: "boolean", nullable: false),
                    Settings_VoteKeysEnabled = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_People", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "QualitySnapshots",
                columns: table => new
                {
                    FormVersion = table.Column<string>(type: "text", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<byte[]>(type: "bytea", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QualitySnapshots", x => new { x.FormVersion, x.Sequence });
                });

            migrationBuilder.CreateTable(
                name: "Rewards",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    Pool = table.Column<string>(type: "text", nullable: false),
                    CandidateId = table.Column<string>(type: "text", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    JudgedId = table.Column<Guid>(type: "uuid", nullable: false),
                    Value = table.Column<double>(type: "double precision", nullable: false),
                    FormulaVersion = table.Column<string>(type: "text", nullable: false),
                    CostWeight = table.Column<double>(type: "double precision", nullable: false),
                    BaseQuality = table.Column<double>(type: "double precision", nullable: false),
                    BaseSource = table.Column<string>(type: "text", nullable: false),
                    Embedding = table.Column<byte[]>(type: "bytea", nullable: true),
                    EncoderVersion = table.Column<string>(type: "text", nullable: false),
                    Reverses = table.Column<long>(type: "bigint", nullable: true),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rewards", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "ChargedPeriods",
                columns: table => new
                {
                    ChargeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Budget = table.Column<string>(type: "text", nullable: false),
                    StartsAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChargedPeriods", x => new { x.ChargeId, x.Budget });
                    table.ForeignKey(
                        name: "FK_ChargedPeriods_Charges_ChargeId",
                        column: x => x.ChargeId,
                        principalTable: "Charges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Conversations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Conversations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Conversations_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Decisions",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    CandidateId = table.Column<string>(type: "text", nullable: false),
                    Propensity = table.Column<double>(type: "double precision", nullable: false),
                    RouterVersion = table.Column<string>(type: "text", nullable: false),
                    ReplacesId = table.Column<Guid>(type: "uuid", nullable: true),
                    Inputs = table.Column<string>(type: "text", nullable: false),
                    Decision = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Decisions", x => x.Sequence);
                    table.UniqueConstraint("AK_Decisions_Id", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Decisions_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Profiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    PinnedCostWeight = table.Column<double>(type: "double precision", nullable: true),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Profiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Profiles_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Comparisons",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    ConversationId = table.Column<Guid>(type: "uuid", nullable: false),
                    TurnIndex = table.Column<int>(type: "integer", nullable: false),
                    QuestionId = table.Column<string>(type: "text", nullable: true),
                    Category = table.Column<string>(type: "text", nullable: true),
                    Query = table.Column<string>(type: "text", nullable: false),
                    EmbeddingHash = table.Column<string>(type: "text", nullable: true),
                    EncoderVersion = table.Column<string>(type: "text", nullable: true),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    PricesShown = table.Column<bool>(type: "boolean", nullable: false),
                    Blind = table.Column<bool>(type: "boolean", nullable: false),
                    PairPolicyName = table.Column<string>(type: "text", nullable: false),
                    PairPolicyVersion = table.Column<string>(type: "text", nullable: false),
                    Propensity = table.Column<double>(type: "double precision", nullable: false),
                    Onboarding = table.Column<bool>(type: "boolean", nullable: false),
                    CostScaleVersion = table.Column<string>(type: "text", nullable: false),
                    LeakFlag = table.Column<bool>(type: "boolean", nullable: false),
                    ProgramVersion = table.Column<string>(type: "text", nullable: false),
                    Choice = table.Column<string>(type: "text", nullable: true),
                    EarlyVote = table.Column<bool>(type: "boolean", nullable: false),
                    VotedAt = table.Column<long>(type: "bigint", nullable: true),
                    VoteMilliseconds = table.Column<long>(type: "bigint", nullable: true),
                    Reasons = table.Column<string>(type: "text", nullable: false),
                    Comment = table.Column<string>(type: "text", nullable: true),
                    QualityLeft = table.Column<double>(type: "double precision", nullable: true),
                    QualityRight = table.Column<double>(type: "double precision", nullable: true),
                    QualitySource = table.Column<string>(type: "text", nullable: true),
                    NormalisedCostLeft = table.Column<double>(type: "double precision", nullable: true),
                    NormalisedCostRight = table.Column<double>(type: "double precision", nullable: true),
                    ProfileId = table.Column<Guid>(type: "uuid", nullable: true),
                    IsContext = table.Column<bool>(type: "boolean", nullable: false),
                    ContextEnd = table.Column<string>(type: "text", nullable: true),
                    ContextEndedAt = table.Column<long>(type: "bigint", nullable: true),
                    PreferenceAfter_CostWeight = table.Column<double>(type: "double precision", nullable: true),
                    PreferenceAfter_Latent = table.Column<string>(type: "text", nullable: true),
                    PreferenceAfter_Lower = table.Column<double>(type: "double precision", nullable: true),
                    PreferenceAfter_Median = table.Column<double>(type: "double precision", nullable: true),
                    PreferenceAfter_ModelVersion = table.Column<string>(type: "text", nullable: true),
                    PreferenceAfter_Upper = table.Column<double>(type: "double precision", nullable: true),
                    PreferenceBefore_CostWeight = table.Column<double>(type: "double precision", nullable: true),
                    PreferenceBefore_Latent = table.Column<string>(type: "text", nullable: true),
                    PreferenceBefore_Lower = table.Column<double>(type: "double precision", nullable: true),
                    PreferenceBefore_Median = table.Column<double>(type: "double precision", nullable: true),
                    PreferenceBefore_ModelVersion = table.Column<string>(type: "text", nullable: true),
                    PreferenceBefore_Upper = table.Column<double>(type: "double precision", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Comparisons", x => x.Sequence);
                    table.UniqueConstraint("AK_Comparisons_Id", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Comparisons_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Comparisons_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoutedAnswers",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    ConversationId = table.Column<Guid>(type: "uuid", nullable: false),
                    TurnIndex = table.Column<int>(type: "integer", nullable: false),
                    QuestionId = table.Column<string>(type: "text", nullable: true),
                    Query = table.Column<string>(type: "text", nullable: false),
                    DecisionId = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    CandidateId = table.Column<string>(type: "text", nullable: false),
                    CandidateName = table.Column<string>(type: "text", nullable: false),
                    Maker = table.Column<string>(type: "text", nullable: false),
                    ProviderId = table.Column<string>(type: "text", nullable: false),
                    PriceVersion = table.Column<string>(type: "text", nullable: false),
                    ExpectedCost = table.Column<long>(type: "bigint", nullable: false),
                    FellOverFrom = table.Column<string>(type: "text", nullable: true),
                    Text = table.Column<string>(type: "text", nullable: false),
                    FailureKind = table.Column<string>(type: "text", nullable: true),
                    FailureMessage = table.Column<string>(type: "text", nullable: true),
                    InputTokens = table.Column<long>(type: "bigint", nullable: true),
                    OutputTokens = table.Column<long>(type: "bigint", nullable: true),
                    Cost = table.Column<long>(type: "bigint", nullable: true),
                    CostEstimated = table.Column<bool>(type: "boolean", nullable: false),
                    TimeToFirstToken = table.Column<long>(type: "bigint", nullable: true),
                    Duration = table.Column<long>(type: "bigint", nullable: true),
                    Thumb = table.Column<bool>(type: "boolean", nullable: true),
                    ComparisonId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoutedAnswers", x => x.Sequence);
                    table.UniqueConstraint("AK_RoutedAnswers_Id", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RoutedAnswers_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_RoutedAnswers_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ComparisonAnswers",
                columns: table => new
                {
                    ComparisonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Side = table.Column<string>(type: "text", nullable: false),
                    CandidateId = table.Column<string>(type: "text", nullable: false),
                    CandidateName = table.Column<string>(type: "text", nullable: false),
                    Maker = table.Column<string>(type: "text", nullable: false),
                    ProviderId = table.Column<string>(type: "text", nullable: false),
                    PriceVersion = table.Column<string>(type: "text", nullable: false),
                    ExpectedCost = table.Column<long>(type: "bigint", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    FailureKind = table.Column<string>(type: "text", nullable: true),
                    FailureMessage = table.Column<string>(type: "text", nullable: true),
                    InputTokens = table.Column<long>(type: "bigint", nullable: true),
                    OutputTokens = table.Column<long>(type: "bigint", nullable: true),
                    CachedInputTokens = table.Column<long>(type: "bigint", nullable: true),
                    ReasoningTokens = table.Column<long>(type: "bigint", nullable: true),
                    Cost = table.Column<long>(type: "bigint", nullable: true),
                    CostEstimated = table.Column<bool>(type: "boolean", nullable: false),
                    ShownCost = table.Column<long>(type: "bigint", nullable: true),
                    ShownIsExpected = table.Column<bool>(type: "boolean", nullable: false),
                    TimeToFirstToken = table.Column<long>(type: "bigint", nullable: true),
                    Duration = table.Column<long>(type: "bigint", nullable: true),
                    FinishReason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ComparisonAnswers", x => new { x.ComparisonId, x.Side });
                    table.ForeignKey(
                        name: "FK_ComparisonAnswers_Comparisons_ComparisonId",
                        column: x => x.ComparisonId,
                        principalTable: "Comparisons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ChargedPeriods_Budget_StartsAt",
                table: "ChargedPeriods",
                columns: new[] { "Budget", "StartsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Charges_CreatedAt",
                table: "Charges",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Charges_PersonId_CreatedAt",
                table: "Charges",
                columns: new[] { "PersonId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Charges_State_HostId",
                table: "Charges",
                columns: new[] { "State", "HostId" });

            migrationBuilder.CreateIndex(
                name: "IX_Charges_TurnId",
                table: "Charges",
                column: "TurnId");

            migrationBuilder.CreateIndex(
                name: "IX_Comparisons_ConversationId",
                table: "Comparisons",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_Comparisons_CreatedAt",
                table: "Comparisons",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Comparisons_PersonId_Sequence",
                table: "Comparisons",
                columns: new[] { "PersonId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_Comparisons_State_Sequence",
                table: "Comparisons",
                columns: new[] { "State", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_PersonId",
                table: "Conversations",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Decisions_PersonId",
                table: "Decisions",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Profiles_PersonId_Name",
                table: "Profiles",
                columns: new[] { "PersonId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Rewards_JudgedId",
                table: "Rewards",
                column: "JudgedId");

            migrationBuilder.CreateIndex(
                name: "IX_Rewards_PersonId",
                table: "Rewards",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Rewards_Reverses",
                table: "Rewards",
                column: "Reverses",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RoutedAnswers_ConversationId_TurnIndex",
                table: "RoutedAnswers",
                columns: new[] { "ConversationId", "TurnIndex" });

            migrationBuilder.CreateIndex(
                name: "IX_RoutedAnswers_PersonId_Sequence",
                table: "RoutedAnswers",
                columns: new[] { "PersonId", "Sequence" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BudgetPeriods");

            migrationBuilder.DropTable(
                name: "BudgetRefusals");

            migrationBuilder.DropTable(
                name: "ChargedPeriods");

            migrationBuilder.DropTable(
                name: "ComparisonAnswers");

            migrationBuilder.DropTable(
                name: "Decisions");

            migrationBuilder.DropTable(
                name: "Profiles");

            migrationBuilder.DropTable(
                name: "QualitySnapshots");

            migrationBuilder.DropTable(
                name: "Rewards");

            migrationBuilder.DropTable(
                name: "RoutedAnswers");

            migrationBuilder.DropTable(
                name: "Charges");

            migrationBuilder.DropTable(
                name: "Comparisons");

            migrationBuilder.DropTable(
                name: "Conversations");

            migrationBuilder.DropTable(
                name: "People");
        }
    }
}
