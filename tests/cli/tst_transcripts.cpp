#include "tests/cli/program.h"
#include "tests/support/files.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace peerscape;

namespace {

/// One command of a transcript with what it must print.
struct Entry
{
    QString comment; ///< The `#` lines before it.
    QString command;
    QString output; ///< As the transcript notes it: `| ` out, `! ` err, `= ` status unless 0.
};

std::vector<Entry> parse(const QString& text)
{
    std::vector<Entry> entries;
    QString comment;
    for (const QString& line : text.split(QLatin1Char('\n'))) {
        if (line.startsWith(QLatin1String("# ")) || line.isEmpty()) {
            comment += line.isEmpty() ? QString() : line + QLatin1Char('\n');
        } else if (line.startsWith(QLatin1String("$ "))) {
            entries.push_back({comment, line.mid(2), {}});
            comment.clear();
        } else if (!entries.empty()) {
            entries.back().output += line + QLatin1Char('\n');
        }
    }
    return entries;
}

QString marked(QChar mark, const QByteArray& bytes)
{
    if (bytes.isEmpty())
        return {};
    QString text = QString::fromUtf8(bytes);
    const bool whole = text.endsWith(QLatin1Char('\n'));
    text.chop(whole ? 1 : 0);
    QString result;
    for (const QString& line : text.split(QLatin1Char('\n')))
        result += line.isEmpty() ? QString(mark) + QLatin1Char('\n')
                                 : mark + QLatin1Char(' ') + line + QLatin1Char('\n');
    if (!whole)
        result += mark + QStringLiteral("\\ no line break at the end\n");
    return result;
}

/// Runs `peerscape ARGUMENTS [< FILE]` and notes everything it gives.
QString record(const QString& folder, const QString& command)
{
    QStringList words = QProcess::splitCommand(command);
    if (words.isEmpty() || words.takeFirst() != QLatin1String("peerscape"))
        return QStringLiteral("not a command: ") + command + QLatin1Char('\n');
    QByteArray input;
    if (words.size() >= 2 && words[words.size() - 2] == QLatin1String("<")) {
        QFile file(folder + QLatin1Char('/') + words.takeLast());
        words.removeLast();
        if (!file.open(QIODevice::ReadOnly))
            return QStringLiteral("no such input\n");
        input = file.readAll();
    }
    const test::Run run = test::runProgram(folder, words, input);
    QString text = marked(QLatin1Char('|'), run.out) + marked(QLatin1Char('!'), run.err);
    if (run.status != 0)
        text += QStringLiteral("= %1\n").arg(run.status);
    return text;
}

} // namespace

/// The contract of the command line as sessions of the real program: each command of each file in
/// tests/cli/transcripts is run, and all of its standard output, standard error and exit status
/// compared. The commands of one file share a folder with the files of tests/cli/data.
/// PEERSCAPE_UPDATE_TRANSCRIPTS=1 writes what the program gives now, to be reviewed like code.
class TestTranscripts : public QObject
{
    Q_OBJECT

private slots:
    void session_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString& path :
             test::filesIn(QStringLiteral("cli/transcripts"), QStringLiteral("*.txt")))
            QTest::newRow(qPrintable(QFileInfo(path).completeBaseName())) << path;
    }
    void session()
    {
        QFETCH(QString, path);
        QTemporaryDir folder;
        QVERIFY(folder.isValid());
        test::copyData(folder.path());
        const std::vector<Entry> entries = parse(QString::fromStdString(test::readFile(path)));
        QVERIFY(!entries.empty());
        QString now;
        bool same = true;
        for (const Entry& entry : entries) {
            const QString output = record(folder.path(), entry.command);
            now += (now.isEmpty() ? QString() : QStringLiteral("\n")) + entry.comment
                   + QStringLiteral("$ ") + entry.command + QLatin1Char('\n') + output;
            if (output == entry.output)
                continue;
            same = false;
            qWarning("$ %s\nexpected:\n%s\ngiven:\n%s", qPrintable(entry.command),
                     qPrintable(entry.output), qPrintable(output));
        }
        if (qEnvironmentVariableIsSet("PEERSCAPE_UPDATE_TRANSCRIPTS")) {
            QFile file(QStringLiteral(PEERSCAPE_SOURCE_DIR "/tests/") + path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(now.toUtf8());
        }
        QVERIFY2(same, "the program says something else");
    }
};

PEERSCAPE_TEST_CLASS(TestTranscripts)
#include "tst_transcripts.moc"
