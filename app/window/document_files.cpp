#include "app/window/document_files.h"

#include "app/input/bicep.h"
#include "app/input/file_beside.h"
#include "app/window/preferences.h"
#include "core/write/atomic_file.h"
#include "core/write/write.h"
#include "views/widgets/beside_window.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>
#include <array>
#include <deque>
#include <functional>

namespace peerscape::window {

namespace {

using views::JobState;

constexpr int kRecentFiles = 10;
const QString kRecentKey = QStringLiteral("recentFiles");
const QString kPinnedKey = QStringLiteral("pinnedFiles");

constexpr std::size_t kMegabyte = std::size_t{1} << 20U;

/// The whole of a file or resource.
Result<std::string> contentOf(const QString& path, JobState& state, int share)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail("CannotRead", path.toStdString() + ": " + file.errorString().toStdString());
    std::string content;
    content.reserve(static_cast<std::size_t>(file.size()) + read::kPadding);
    std::vector<char> block(kMegabyte);
    for (qint64 count = 0; (count = file.read(block.data(), kMegabyte)) > 0;) {
        if (state.cancelled)
            return fail("Cancelled", "reading was cancelled");
        content.append(block.data(), static_cast<std::size_t>(count));
        if (file.size() > 0)
            state.percent = static_cast<int>(share * file.pos() / file.size());
    }
    if (file.error() != QFileDevice::NoError)
        return fail("CannotRead", path.toStdString() + ": " + file.errorString().toStdString());
    return content;
}

/// One reading, on a worker thread.
struct Reading
{
    DocumentFiles::Request request;
    QStringList paths;                   ///< Also of files that were found beside those asked for.
    std::map<QString, std::string> made; ///< Content that is in no file, by name in messages.
    Result<read::ReadResult> result = fail("Cancelled", "reading was cancelled");
};

std::string nameOf(const QString& path)
{
    return QFileInfo(path).fileName().toStdString();
}

std::string nativeName(const QString& path)
{
    return QFile::encodeName(path).toStdString();
}

/// The parameters file beside a template, when there is one and it was not asked for itself.
QString parametersBeside(const QString& path, const QStringList& asked)
{
    const QFileInfo file(path);
    const QString beside =
        file.dir().filePath(file.completeBaseName() + QLatin1String(".parameters.json"));
    const bool isAsked = std::any_of(asked.begin(), asked.end(), [&](const QString& other) {
        return QFileInfo(other) == QFileInfo(beside);
    });
    return file.suffix().compare(QLatin1String("peerscape"), Qt::CaseInsensitive) == 0 || isAsked
                   || !QFileInfo(beside).isFile()
               ? QString()
               : beside;
}

void readFiles(Reading& reading, JobState& state)
{
    constexpr int kFileShare = 20; // percent of the progress that getting the bytes takes
    const DocumentFiles::Request& request = reading.request;
    std::deque<std::string> contents;
    std::vector<read::Input> inputs = request.answers;
    for (const read::Input& answer : request.answers)
        reading.made[QString::fromStdString(answer.name)] = std::string(answer.bytes);
    read::ReadOptions options;
    std::vector<std::string> names;
    for (const QString& path : request.paths)
        names.push_back(nativeName(path));
    const auto keep = [&](const QString& path, std::vector<read::Input>& list, std::string bytes) {
        contents.push_back(std::move(bytes));
        list.push_back(read::inputOf(nameOf(path), contents.back()));
        reading.paths << path;
    };
    const auto keepMade = [&](std::string name, std::vector<read::Input>& list, std::string bytes) {
        contents.push_back(std::move(bytes));
        reading.made[QString::fromStdString(name)] = contents.back();
        list.push_back(read::inputOf(std::move(name), contents.back()));
    };
    const auto addBicep = [&](const QString& path, bool isParameters) {
        Result<input::BuiltBicep> built =
            input::builtBicep(nativeName(path), [&state] { return !state.cancelled; });
        if (!built) {
            const bool isCancelled = built.error().code == "Cancelled";
            reading.result = tl::unexpected<Error>(
                isCancelled
                    ? built.error()
                    : within({PEERSCAPE_TR_NOOP("{0}: {1}"), {path.toStdString()}}, built.error()));
            return false;
        }
        if (!built->parameters.empty())
            keepMade(input::BuiltBicep::parametersName(nameOf(path)), options.parameterFiles,
                     std::move(built->parameters));
        if (!isParameters && !input::hasTemplateAmong(nativeName(path), names))
            keepMade(input::BuiltBicep::templateName(nameOf(path)), inputs,
                     std::move(built->armTemplate));
        reading.paths << path;
        return true;
    };
    const auto add = [&](const QString& path, std::vector<read::Input>& list) -> bool {
        if (input::isBicep(nativeName(path)))
            return addBicep(path, &list == &options.parameterFiles);
        Result<std::string> content = contentOf(path, state, kFileShare);
        if (!content) {
            reading.result = tl::unexpected<Error>(content.error());
            return false;
        }
        keep(path, list, std::move(*content));
        return true;
    };
    options.parameters = request.parameters;
    if (!request.parametersFile.isEmpty() && !add(request.parametersFile, options.parameterFiles))
        return;
    for (const QString& path : request.paths) {
        if (!add(path, inputs))
            return;
        const QString beside =
            request.parametersFile.isEmpty() ? parametersBeside(path, request.paths) : QString();
        // Another file may happen to have that name.
        if (!beside.isEmpty() && !inputs.empty()) {
            const Result<std::string> content = contentOf(beside, state, kFileShare);
            if (content && read::recognise(*content) == read::FileKind::ArmParameters
                && read::recognise(inputs.back().bytes) == read::FileKind::ArmTemplate
                && !add(beside, inputs))
                return;
        }
    }
    // Messages name files without their folders; links are looked up in them.
    options.beside = [&](const std::string& name, const std::string& path) {
        for (const QString& file : reading.paths) {
            if (nameOf(file) == name || input::BuiltBicep::templateName(nameOf(file)) == name)
                return input::fileBeside(nativeName(file), path);
        }
        return std::optional<std::string>();
    };
    options.progress = [&](double share) {
        return state.goOn(kFileShare + static_cast<int>(share * (100 - kFileShare)));
    };
    reading.result = read::read(inputs, options);
}

/// What the notes in the samples say.
[[maybe_unused]] constexpr std::array kSampleNotes{
    QT_TRANSLATE_NOOP("peerscape::window::DocumentFiles",
                      "Marketing is peered with both. Sales and Research are not peered with each "
                      "other: a peering is not transitive."),
    QT_TRANSLATE_NOOP("peerscape::window::DocumentFiles",
                      "spoke3 is peered without the two gateway flags:\nit reaches the hub, but "
                      "not Head office."),
    QT_TRANSLATE_NOOP("peerscape::window::DocumentFiles",
                      "The route tables send what one spoke has for the other to nva1 in the hub. "
                      "It forwards; the spokes accept it, because their sides allow forwarded "
                      "traffic."),
    QT_TRANSLATE_NOOP("peerscape::window::DocumentFiles",
                      "finance-vnet made its side\nonly: Initiated, no routes."),
    QT_TRANSLATE_NOOP("peerscape::window::DocumentFiles",
                      "legacy-vnet deleted its side:\nDisconnected, no routes."),
    QT_TRANSLATE_NOOP("peerscape::window::DocumentFiles",
                      "grown-vnet got a second prefix;\nthe hub has not synced yet."),
    QT_TRANSLATE_NOOP("peerscape::window::DocumentFiles",
                      "team-a and team-b use the same range. That is allowed\nwhile nothing joins "
                      "them: peer team-b with the hub and\nAzure refuses, because team-a is peered "
                      "with it."),
    QT_TRANSLATE_NOOP("peerscape::window::DocumentFiles",
                      "Head office is the default site of the gateway: every subnet\nsends its "
                      "Internet traffic there, except \"direct\", whose\nroute table leads it to "
                      "the Internet."),
    QT_TRANSLATE_NOOP("peerscape::window::DocumentFiles",
                      "Each side is made from its own tenant, by somebody\nwho is known in both."),
};

/// A sample's design with its title and notes in the language of the window.
azure::Document inWindowsLanguage(const azure::Document& design, const QString& title)
{
    azure::Transaction transaction(design);
    azure::DocumentSettings settings = design.settings();
    settings.title = title.toStdString();
    transaction.setSettings(std::move(settings));
    design.all<azure::Note>().forEach([&](NoteId id, const azure::Note& note) {
        const std::string text = DocumentFiles::tr(note.text.str().c_str()).toStdString();
        transaction.update(id, [&](azure::Note& shown) { shown.text = text; });
    });
    return transaction.take();
}

} // namespace

DocumentFiles::DocumentFiles(QWidget* window)
    : QObject(window)
    , m_window(window)
{
}

Result<read::ReadResult> DocumentFiles::open(const Request& request)
{
    Reading reading;
    reading.request = request;
    const QString first = request.paths.isEmpty() ? tr("the answer of az")
                                                  : QFileInfo(request.paths.front()).fileName();
    views::runBesideWindow(m_window, tr("Reading %1…").arg(first), tr("Cancel"),
                           [&](JobState& state) { readFiles(reading, state); });
    if (reading.result) {
        m_places.clear();
        for (const QString& path : reading.paths)
            m_places.try_emplace(QString::fromStdString(nameOf(path)), path);
        m_made = std::move(reading.made);
        for (const Sample& sample : samples()) {
            if (request.paths == QStringList(sample.path))
                reading.result->document =
                    inWindowsLanguage(reading.result->document, sample.title);
        }
    }
    return std::move(reading.result);
}

std::optional<QByteArray> DocumentFiles::contentOf(const QString& name) const
{
    if (const auto made = m_made.find(name); made != m_made.end())
        return QByteArray::fromStdString(made->second);
    // A linked template is named by its way from the template that links to it.
    const auto known = m_places.find(name);
    QString path = known != m_places.end() ? known->second : QString();
    if (path.isEmpty() && !m_places.empty())
        path = QFileInfo(m_places.begin()->second).dir().filePath(name);
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? std::optional(file.readAll()) : std::nullopt;
}

Result<void> DocumentFiles::save(const QString& path, const azure::Document& document)
{
    // The worker's copy of the document shares everything with the window's.
    Result<void> result;
    views::runBesideWindow(
        m_window, tr("Saving %1…").arg(QFileInfo(path).fileName()), {},
        [&, snapshot = document, backup = Preferences().keepBackup()](JobState&) {
            const std::string name = QFile::encodeName(path).toStdString();
            if (backup)
                result = write::keepPreviousVersion(name);
            if (result)
                result = write::writeFileAtomically(name, write::writePeerscape(snapshot));
        });
    return result;
}

QStringList DocumentFiles::recent() const
{
    return QSettings().value(kRecentKey).toStringList();
}

void DocumentFiles::addRecent(const QString& path)
{
    QStringList list = recent();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    list.removeAll(absolute);
    if (!pinned().contains(absolute))
        list.prepend(absolute);
    while (list.size() > kRecentFiles)
        list.removeLast();
    QSettings().setValue(kRecentKey, list);
    emit recentChanged();
}

QStringList DocumentFiles::pinned() const
{
    return QSettings().value(kPinnedKey).toStringList();
}

void DocumentFiles::setPinned(const QString& path, bool pin)
{
    QStringList kept = pinned();
    QStringList passing = recent();
    kept.removeAll(path);
    passing.removeAll(path);
    (pin ? kept : passing).prepend(path);
    QSettings().setValue(kPinnedKey, kept);
    QSettings().setValue(kRecentKey, passing);
    emit recentChanged();
}

void DocumentFiles::clearRecent()
{
    QSettings().remove(kRecentKey);
    emit recentChanged();
}

std::vector<DocumentFiles::Sample> DocumentFiles::samples()
{
    const auto at = [](const char* name, const QString& title) {
        return Sample{QStringLiteral(":/samples/%1.peerscape").arg(QLatin1String(name)), title};
    };
    return {at("exercise", tr("The exercise: Sales, Marketing, Research")),
            at("gateway-transit", tr("Gateway transit: hub and spokes")),
            at("appliance", tr("Two spokes through an appliance")),
            at("one-sided", tr("One-sided and disconnected peerings")),
            at("overlap", tr("Overlapping networks")),
            at("forced-tunnelling", tr("Forced tunnelling")),
            at("cross-tenant", tr("Across subscriptions and tenants"))};
}

} // namespace peerscape::window
