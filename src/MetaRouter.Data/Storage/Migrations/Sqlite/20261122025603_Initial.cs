using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MetaRouter.Data.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "People",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    LastSeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    IsGuest = table.Column<bool>(type: "INTEGER", nullable: false),
                    PreferenceRevision = table.Column<int>(type: "INTEGER", nullable: false),
                    OnboardingSkippedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Preference_Bytes = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Preference_Version = table.Column<string>(type: "TEXT", nullable: true),
                    Settings_HidePrices = table.Column<bool>(type: "INTEGER", nullable: false),
                    Settings_SynchronisedReveal = table.Column<bool>(type: "INTEGER", nullable: false),
                    Settings_VoteKeysEnabled = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_People", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RemovedSpendings",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ProviderId = table.Column<string>(type: "TEXT", nullable: false),
                    Cost = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RemovedSpendings", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "Conversations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false)
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
                name: "Comparisons",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConversationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TurnIndex = table.Column<int>(type: "INTEGER", nullable: false),
                    QuestionId = table.Column<string>(type: "TEXT", nullable: true),
                    Category = table.Column<string>(type: "TEXT", nullable: true),
                    Query = table.Column<string>(type: "TEXT", nullable: false),
                    EmbeddingHash = table.Column<string>(type: "TEXT", nullable: true),
                    EncoderVersion = table.Column<string>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    PricesShown = table.Column<bool>(type: "INTEGER", nullable: false),
                    Blind = table.Column<bool>(type: "INTEGER", nullable: false),
                    PairPolicyName = table.Column<string>(type: "TEXT", nullable: false),
                    PairPolicyVersion = table.Column<string>(type: "TEXT", nullable: false),
                    Propensity = table.Column<double>(type: "REAL", nullable: false),
                    Onboarding = table.Column<bool>(type: "INTEGER", nullable: false),
                    CostScaleVersion = table.Column<string>(type: "TEXT", nullable: false),
                    LeakFlag = table.Column<bool>(type: "INTEGER", nullable: false),
                    ProgramVersion = table.Column<string>(type: "TEXT", nullable: false),
                    Choice = table.Column<string>(type: "TEXT", nullable: true),
                    EarlyVote = table.Column<bool>(type: "INTEGER", nullable: false),
                    VotedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    VoteMilliseconds = table.Column<long>(type: "INTEGER", nullable: true),
                    Reasons = table.Column<string>(type: "TEXT", nullable: false),
                    Comment = table.Column<string>(type: "TEXT", nullable: true),
                    QualityLeft = table.Column<double>(type: "REAL", nullable: true),
                    QualityRight = table.Column<double>(type: "REAL", nullable: true),
                    QualitySource = table.Column<string>(type: "TEXT", nullable: true),
                    NormalisedCostLeft = table.Column<double>(type: "REAL", nullable: true),
                    NormalisedCostRight = table.Column<double>(type: "REAL", nullable: true),
                    IsContext = table.Column<bool>(type: "INTEGER", nullable: false),
                    ContextEnd = table.Column<string>(type: "TEXT", nullable: true),
                    ContextEndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    PreferenceAfter_CostWeight = table.Column<double>(type: "REAL", nullable: true),
                    PreferenceAfter_Lower = table.Column<double>(type: "REAL", nullable: true),
                    PreferenceAfter_Median = table.Column<double>(type: "REAL", nullable: true),
                    PreferenceAfter_ModelVersion = table.Column<string>(type: "TEXT", nullable: true),
                    PreferenceAfter_Upper = table.Column<double>(type: "REAL", nullable: true),
                    PreferenceBefore_CostWeight = table.Column<double>(type: "REAL", nullable: true),
                    PreferenceBefore_Lower = table.Column<double>(type: "REAL", nullable: true),
                    PreferenceBefore_Median = table.Column<double>(type: "REAL", nullable: true),
                    PreferenceBefore_ModelVersion = table.Column<string>(type: "TEXT", nullable: true),
                    PreferenceBefore_Upper = table.Column<double>(type: "REAL", nullable: true)
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
                name: "ComparisonAnswers",
                columns: table => new
                {
                    ComparisonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Side = table.Column<string>(type: "TEXT", nullable: false),
                    CandidateId = table.Column<string>(type: "TEXT", nullable: false),
                    CandidateName = table.Column<string>(type: "TEXT", nullable: false),
                    Maker = table.Column<string>(type: "TEXT", nullable: false),
                    ProviderId = table.Column<string>(type: "TEXT", nullable: false),
                    PriceVersion = table.Column<string>(type: "TEXT", nullable: false),
                    ExpectedCost = table.Column<long>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    FailureKind = table.Column<string>(type: "TEXT", nullable: true),
                    FailureMessage = table.Column<string>(type: "TEXT", nullable: true),
                    InputTokens = table.Column<long>(type: "INTEGER", nullable: true),
                    OutputTokens = table.Column<long>(type: "INTEGER", nullable: true),
                    CachedInputTokens = table.Column<long>(type: "INTEGER", nullable: true),
                    ReasoningTokens = table.Column<long>(type: "INTEGER", nullable: true),
                    Cost = table.Column<long>(type: "INTEGER", nullable: true),
                    CostEstimated = table.Column<bool>(type: "INTEGER", nullable: false),
                    ShownCost = table.Column<long>(type: "INTEGER", nullable: true),
                    ShownIsExpected = table.Column<bool>(type: "INTEGER", nullable: false),
                    TimeToFirstToken = table.Column<long>(type: "INTEGER", nullable: true),
                    Duration = table.Column<long>(type: "INTEGER", nullable: true),
                    FinishReason = table.Column<string>(type: "TEXT", nullable: true)
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
                name: "IX_RemovedSpendings_CreatedAt",
                table: "RemovedSpendings",
                column: "CreatedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ComparisonAnswers");

            migrationBuilder.DropTable(
                name: "RemovedSpendings");

            migrationBuilder.DropTable(
                name: "Comparisons");

            migrationBuilder.DropTable(
                name: "Conversations");

            migrationBuilder.DropTable(
                name: "People");
        }
    }
}
