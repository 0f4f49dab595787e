using System.Globalization;
using System.Text;
using MetaRouter.Onnx.ModelFiles;
using MetaRouter.Onnx.Quality;
using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Pilot;

/// <summary>CARD.md of a preference prior.</summary>
internal static class PilotCard
{
    public static string Write(ArtifactManifest manifest)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Preference prior

            PILOT's pretraining (arXiv 2508.21141, phases 1 and 2 as its summaries describe them): a shared space of {manifest.Dimensions["space"]} dimensions for queries and
            {manifest.Dimensions["candidates"]} candidates, and each candidate's vector θ and precision λ = 1/accuracy, from which an online bandit starts.
            docs/mathematics.md, sections 3 and 5.

            | file | what |
            |---|---|
            | `{PreferencePrior.GraphFileName}` | `embedding` [B, 512] in; `projection` [B, {manifest.Dimensions["space"]}] of unit length and `quality` [B, {manifest.Dimensions["candidates"]}] in [0, 1] out |
            | `{PreferencePrior.ArmsFileName}` | the candidates in order, with θ and λ |
            | `{PreferencePrior.ComponentsFileName}` | the mean and the {manifest.Dimensions["components"]} leading principal components of the training questions' embeddings, scaled: the features on which an online bandit corrects the quality predictor |
            | `manifest.json` | hashes, command, data, metrics; the program checks it when it opens the files |

            ## How it was made

                {manifest.Command}

            Seed {manifest.Seed}. Trained on the rows of split train and validation of these tables, turned into preferences: of two candidates on the same query the one of
            higher quality wins, equals say nothing. These are graded outcomes, not votes of people. {TrainingTables.Sources}

            | table | SHA-256 |
            |---|---|

            """);
        foreach (var (name, hash) in manifest.Data) text.Append(CultureInfo.InvariantCulture, $"| {name} | `{hash}` |\n");
        text.Append("""

            ## Measured

            On the test rows: `pair_accuracy` is the share of preferences predicted right, `pair_accuracy_of_means` the same by always naming the candidate of
            the higher accuracy, `auc` the mean over the candidates of each one's area under the ROC curve of calibrated quality. `human_votes` are real
            votes between two answers, predicted by a regression on the answers' texts (cross-fitted) and by naming the longer answer; they train nothing here.

            | measure | value |
            |---|---|

            """);
        foreach (var (name, value) in manifest.Metrics) text.Append(CultureInfo.InvariantCulture, $"| {name} | {value:F4} |\n");
        text.Append("""

            ## Limits

            - λ = 1/accuracy, as published, tells the bandit which candidate was best in pretraining: comparisons without a prior must not use it.
            - A linear map of the embedding, which reads the first 128 tokens: the quality predictor beside it ranks questions better.
            - Candidates are known by what their providers called them when the tables were made.
            - English questions with a checkable answer.

            """);
        return text.ToString();
    }
}
