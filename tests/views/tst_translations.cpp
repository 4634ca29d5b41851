#include "app/window/document_files.h"
#include "app/window/preferences_dialog.h"
#include "app/window/refusal_banner.h"
#include "app/window/translations.h"
#include "core/azure/end_names.h"
#include "core/azure/expectation_text.h"
#include "core/azure/names.h"
#include "core/azure/regions.h"
#include "core/diagram/auto_layout.h"
#include "core/diagram/diagram.h"
#include "core/diagram/text_metrics.h"
#include "core/edit/expectation_edits.h"
#include "core/edit/peering_edits.h"
#include "core/edit/remove.h"
#include "core/edit/validate.h"
#include "core/reach/ends.h"
#include "core/read/prices.h"
#include "core/read/read.h"
#include "core/write/write.h"
#include "qt/finding_keeper.h"
#include "qt/text.h"
#include "tests/support/random_design.h"
#include "tests/support/test_registry.h"
#include "tests/views/every_kind.h"
#include "tests/views/pseudo_translator.h"
#include "tests/views/shown_texts.h"
#include "tests/views/window_walk.h"
#include "views/dialogs/export_dialog.h"
#include "views/dialogs/help_browser.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QSettings>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QUndoStack>

using namespace peerscape;
using namespace Qt::StringLiterals;

namespace {

/// Takes down every text of the program that German lacks when it is looked up.
class MissingGerman : public QTranslator
{
public:
    MissingGerman() { m_loaded = m_german.load(u":/i18n/peerscape_de"_s); }

    [[nodiscard]] QString translate(const char* context, const char* sourceText,
                                    const char* disambiguation, int n) const override
    {
        const QString text = m_german.translate(context, sourceText, disambiguation, n);
        // A context that begins with Q is Qt's own; another file has those.
        if (text.isEmpty() && *sourceText != '\0' && *context != 'Q')
            m_missing.insert(QLatin1String(context) + u": "_s + QString::fromUtf8(sourceText));
        return {};
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] bool loaded() const { return m_loaded; }
    [[nodiscard]] const QSet<QString>& missing() const { return m_missing; }

private:
    QTranslator m_german;
    mutable QSet<QString> m_missing;
    bool m_loaded = false;
};

constexpr int kNarrowest = 1280; ///< Pixels of a small screen that the window fits on.

/// Words that no language changes: Azure's values and resource types, protocols, proper names.
const QString kKept =
    u"VnetLocal VNetPeering None Internet InterfaceEndpoint VirtualNetworkGateway Default Active "
    u"Connected FullyInSync Tcp Udp Icmp ssh rdp ping https http Static Dynamic RouteBased "
    u"PolicyBased Vpn ExpressRoute Vnet2Vnet IPsec Windows Linux Enabled Disabled "
    u"RouteTableEnabled NetworkSecurityGroupEnabled Microsoft.Network/virtualWans ipconfig "
    u"you@peerscape English Deutsch modules bicep gateway transit remote gateways forwarded "
    u"traffic Initiated Disconnected Bastion Route Server Peerscape obs-2026 true false "
    u"GET /subscriptions "
    // Statements are a language of their own.
    u"reaches on"_s;

/// What is left of a text without its translated parts, which stand in brackets.
QString outsideBrackets(const QString& text)
{
    QString rest;
    int depth = 0;
    for (const QChar letter : text) {
        if (letter == u'[')
            ++depth;
        else if (letter == u']')
            depth = std::max(depth - 1, 0);
        else if (depth == 0)
            rest += letter;
    }
    return rest;
}

/// Adds what is cut off in a widget; the file dialog is Qt's, and two tables beside each other have
/// no room for all titles.
void addCut(const QString& place, QWidget& widget, QSet<QString>& cut)
{
    if (place == u"file.open"_s || place == u"file.saveAs"_s)
        return;
    for (const auto& shown : test::cutOffIn(widget)) {
        if (place != u"pinned routes"_s || !shown.where.endsWith(u"header"_s))
            cut.insert(place + u" | "_s + shown.where + u" | "_s + shown.text);
    }
}

} // namespace

/// The window in other languages: nothing stays English, nothing is cut off.
class TestTranslations : public QObject
{
    Q_OBJECT

private slots:
    void cleanup()
    {
        qputenv("PEERSCAPE_LANGUAGE", "en");
        QSettings().clear();
        window::installTranslations();
    }

    void everythingCanBeTranslated()
    {
        window::installTranslations(u"en"_s); // before: what comes later is asked first
        test::PseudoTranslator pseudo;
        QCoreApplication::installTranslator(&pseudo);
        test::Person person;
        QSet<QString> english;
        QSet<QString> cut;
        person.window().resize(1400, 880);
        test::walkThroughWindow(person, [&](const QString& place, QWidget& widget) {
            const QSet<QString> kept = names(person);
            for (const auto& shown : test::textsIn(widget)) {
                // Azure's own words, as the names of its billing zones and regions are and what az
                // prints; the report of a comparison is full of Azure's members and values, and
                // looked at by a test of its own; the help has pages of its own, and of the tour
                // the card is ours, not the sample. The file dialog is Qt's, and full of the names
                // of files. What az says when it fails is az's.
                const bool words =
                    shown.where.startsWith(u"QLabel"_s) || shown.where.startsWith(u"QPushButton"_s);
                if (shown.where == u"QLabel#refusal"_s || shown.where.endsWith(u"ConsoleOutput"_s)
                    || place == u"file.open"_s || place == u"file.saveAs"_s
                    || (place == u"tour"_s && !words) || place == u"az fails"_s
                    || (place == u"prices"_s && shown.where == u"QTableWidget"_s)
                    || (shown.where == u"QTextBrowser"_s
                        && (place == u"help"_s || place.startsWith(u"file.compare"_s))))
                    continue;
                for (const QString& word : wordsOf(outsideBrackets(shown.text))) {
                    if (!kept.contains(word))
                        english.insert(place + u" | "_s + shown.where + u" | "_s + shown.text);
                }
            }
            addCut(place, widget, cut);
        });
        QCoreApplication::removeTranslator(&pseudo);
        QVERIFY(person.window().minimumSizeHint().width() <= kNarrowest);
        report(u"not translatable"_s, english);
        report(u"cut off"_s, cut);
        QVERIFY(english.isEmpty());
        QVERIFY(cut.isEmpty());
    }

    void germanIsComplete()
    {
        qputenv("PEERSCAPE_LANGUAGE", "de");
        window::installTranslations();
        MissingGerman missing;
        QVERIFY(missing.loaded());
        QCoreApplication::installTranslator(&missing);
        test::Person person;
        QSet<QString> cut;
        QSet<QString> shared;
        person.window().resize(1400, 880);
        test::walkThroughWindow(person, [&](const QString& place, QWidget& widget) {
            addCut(place, widget, cut);
            for (const QString& keys : test::sharedMenuKeysIn(widget))
                shared.insert(keys);
        });
        QCoreApplication::removeTranslator(&missing);
        QVERIFY(person.window().minimumSizeHint().width() <= kNarrowest);
        report(u"not in German"_s, missing.missing());
        report(u"cut off"_s, cut);
        report(u"one key for two entries"_s, shared);
        QVERIFY(missing.missing().isEmpty());
        QVERIFY(cut.isEmpty());
        QVERIFY(shared.isEmpty());
    }

    /// Every page of the help has its German one, with as many headings, rows, items and links.
    void theHelpIsInGerman()
    {
        const QStringList pages = QDir(u":/help"_s).entryList({u"*.md"_s}, QDir::Files);
        QVERIFY(!pages.isEmpty());
        static const QRegularExpression kParts(u"^#+ |^\\||^- |\\]\\("_s,
                                               QRegularExpression::MultilineOption);
        for (const QString& page : pages) {
            QFile english(u":/help/"_s + page);
            QFile german(u":/help/de/"_s + page);
            QVERIFY2(english.open(QIODevice::ReadOnly), qPrintable(page));
            QVERIFY2(german.open(QIODevice::ReadOnly), qPrintable(page));
            QVERIFY2(QString::fromUtf8(english.readAll()).count(kParts)
                         == QString::fromUtf8(german.readAll()).count(kParts),
                     qPrintable(page));
        }
        qputenv("PEERSCAPE_LANGUAGE", "de");
        window::installTranslations();
        test::Person person;
        person.key(Qt::Key_F1);
        const auto& help = *person.window().findChild<views::HelpBrowser*>();
        QCOMPARE(help.page(), u"canvas"_s);
        QVERIFY(help.findChild<QTextBrowser*>()->toPlainText().startsWith(u"Zeichenfläche"_s));
    }

    /// The boxes of a drawing are as large in German as in English: its words have to fit as well.
    void germanFitsIntoTheDrawing()
    {
        qputenv("PEERSCAPE_LANGUAGE", "de");
        window::installTranslations();
        const diagram::Words german(qtmodel::DocumentController::translated);
        QCOMPARE(toQString(german[diagram::Word::NoSubnets]), u"keine Subnetze"_s);
        std::vector<azure::Document> designs{test::EveryKind().document};
        for (std::uint32_t seed = 1; seed <= 40; ++seed)
            designs.push_back(test::randomDesign(seed));
        for (const azure::Document& design : designs) {
            const azure::Document document = diagram::withLayout(design);
            const auto tooLong = [&](const diagram::Words& words) {
                QStringList texts;
                diagram::Diagram(document, words).forEach([&](const diagram::Element& element) {
                    for (const diagram::Primitive& primitive : element.primitives) {
                        const auto* text = std::get_if<diagram::TextShape>(&primitive.shape);
                        if (text != nullptr && element.path.empty()
                            && (text->text.ends_with("…")
                                || (text->maxWidth > 0
                                    && diagram::TextMetrics::width(text->text, text->face,
                                                                   text->pixelSize)
                                           > text->maxWidth)))
                            texts << toQString(text->text);
                    }
                });
                return texts;
            };
            QCOMPARE(tooLong(german).size(), tooLong({}).size());
        }
    }

    /// In English a sample is what its file says, in German it says the same in German.
    void samplesSpeakThePersonsLanguage()
    {
        for (const auto& sample : window::DocumentFiles::samples()) {
            test::Person person;
            QFile file(sample.path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto read = read::read({{"sample", file.readAll().toStdString()}});
            QVERIFY(read.has_value() && person.window().session().open({sample.path}));
            QCOMPARE(QString::fromStdString(person.bytes()),
                     QString::fromStdString(write::writePeerscape(read->document)));
        }
        qputenv("PEERSCAPE_LANGUAGE", "de");
        window::installTranslations();
        test::Person person(u"one-sided"_s);
        QCOMPARE(toQString(person.document().settings().title),
                 u"Einseitige und getrennte Peerings"_s);
        QVERIFY(toQString(person.document().find(NoteId(3))->text).contains(u"zweites Präfix"_s));
        QVERIFY(person.controller().undoStack()->isClean());
        // Every note is translated, and longer ones run over nothing.
        for (const auto& sample : window::DocumentFiles::samples()) {
            QVERIFY(person.window().session().open({sample.path}));
            QFile file(sample.path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto read = read::read({{"sample", file.readAll().toStdString()}});
            read->document.all<azure::Note>().forEach([&](NoteId id, const azure::Note& note) {
                QVERIFY2(person.document().find(id)->text != note.text, qPrintable(sample.title));
            });
            const diagram::Diagram& drawing = person.controller().diagram();
            drawing.forEachBlockIn(drawing.bounds(), [&](const diagram::Block& block) {
                drawing.forEachBlockIn(block.rect, [&](const diagram::Block& other) {
                    QVERIFY2(other.object == block.object, qPrintable(sample.title));
                });
            });
        }
    }

    /// What the window shows is what a picture says, which opens as the same design again.
    void picturesSpeakThePersonsLanguage()
    {
        qputenv("PEERSCAPE_LANGUAGE", "de");
        window::installTranslations();
        test::Person person(u"one-sided"_s);
        const std::string design = person.bytes();
        views::ExportDialog dialog(person.controller(), person.window().selection(), person.theme(),
                                   {}, &person.window());
        for (auto* box : dialog.findChildren<QCheckBox*>()) {
            if (box->text().contains(u"Legende"_s) || box->text().contains(u"einbetten"_s))
                box->setChecked(true);
        }
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"picture.svg"_s));
        QVERIFY(dialog.exportTo(file.fileName()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString svg = QString::fromUtf8(file.readAll());
        for (const QString& words :
             {u"Initiated – eine Seite"_s, u"nicht synchron"_s, u"Legende"_s,
              u"<title>Virtuelles Netzwerk hub-vnet, 10.0.0.0/16, North Europe</title>"_s})
            QVERIFY2(svg.contains(words), qPrintable(words));
        QVERIFY(person.window().session().open({file.fileName()}));
        QCOMPARE(person.bytes(), design);
    }

    /// A reason within a finding is a sentence of its own.
    void sentencesWithinSentencesAreTranslated()
    {
        qputenv("PEERSCAPE_LANGUAGE", "de");
        window::installTranslations();
        test::Person person(u"exercise"_s);
        person.controller().apply(edit::removePeering(
            person.document(),
            PeeringId::of(person.find(Kind::Peering, u"SalesVNet-To-MarketingVNet"_s))));
        QString shown;
        for (const check::Finding& finding : person.controller().findings().checker()->findings())
            shown += qtmodel::DocumentController::text(finding.message);
        QVERIFY2(shown.contains(u"geht verloren: SalesVNet/Apps hat keine Route"_s),
                 qPrintable(shown));
    }

    /// What we refuse is said in the person's language; what Azure refuses in Azure's words.
    void ourErrorsAreTranslatedAzuresAreNot()
    {
        qputenv("PEERSCAPE_LANGUAGE", "de");
        window::installTranslations();
        test::Person person(u"exercise"_s);
        const auto errorOfFile = [](const char* content) {
            return read::read({read::inputOf("a.json", content)}).error();
        };
        const std::vector<std::pair<Error, QString>> said{
            {errorOfFile("{}"), u"a.json:1:1: das ist kein Peerscape-Dokument"_s},
            {errorOfFile("{\n  \"a\" 1}"), u"a.json:1:1: ein Member"_s},
            {errorOfFile(R"({"format": "peerscape", "version": 2})"),
             u"a.json:1:36: diese Datei hat die Version 2"_s},
            {errorOfFile(R"({"format": "peerscape", "version": 1, "virtualNetworks": 7})"),
             u"wurde erwartet"_s},
            {read::readPrices("p.json", "{}").error(), u"„date“ fehlt: ein Datum"_s},
            {azure::parseExpectation("app1 likes app2").error(), u"nicht „likes“"_s},
            {edit::setExpectations(person.document(), {"app1 reaches"}).error(),
             u"„app1 reaches“: am Ende erwartet: ein Name"_s},
            {azure::findEnd(person.document(), "nobody").error(), u"nichts heißt „nobody“"_s},
            {reach::senderOf(person.document(), *net::Address::parse("10.99.0.1")).error(),
             u"niemand hat die Adresse 10.99.0.1"_s},
            {edit::readPrefix("10.1.2.3/16").error(), u"das Präfix, das die Adresse enthält"_s},
            {edit::removeStrict(person.document(), VnetId(4711)).error(),
             u"The resource was not found."_s},
        };
        for (const auto& [error, words] : said) {
            const QString shown = qtmodel::DocumentController::text(error);
            QVERIFY2(shown.contains(words), qPrintable(shown));
            QVERIFY(shown != QString::fromStdString(error.message) || error.words.text.empty());
        }
        person.controller().apply(tl::unexpected<Error>(said[6].first));
        const QString text = person.window().findChild<window::RefusalBanner*>()->text();
        QVERIFY2(text.contains(u"am Ende erwartet"_s), qPrintable(text));
    }

    /// An undo step is called by what the person did, also where views name it.
    void undoStepsAreTranslated()
    {
        qputenv("PEERSCAPE_LANGUAGE", "de");
        window::installTranslations();
        test::Person person(u"exercise"_s);
        person.window().actions().action(u"edit.selectAll"_s)->trigger();
        person.window().actions().action(u"arrange.left"_s)->trigger();
        const QString step = person.controller().undoStack()->undoText();
        QVERIFY2(step.contains(u"ausrichten"_s), qPrintable(step));
    }

    /// Whatever is shown or not, the window can be made narrow enough for a small screen.
    void fitsASmallScreen()
    {
        qputenv("PEERSCAPE_LANGUAGE", "de");
        window::installTranslations();
        test::Person person(u"exercise"_s);
        for (const auto& panel : person.window().panels().panels()) {
            person.window().panels().raise(panel.id);
            person.window().resize(320, 240);
            QApplication::processEvents();
            QVERIFY2(person.window().width() <= kNarrowest, qPrintable(panel.id));
        }
    }

    void speaksWhatThePersonChose()
    {
        {
            test::Person person;
            person.inDialog<window::PreferencesDialog>([](window::PreferencesDialog& dialog) {
                auto& language = *dialog.findChild<QComboBox*>(u"language"_s);
                language.setFocus();
                QTest::keyClick(&language, Qt::Key_End); // Deutsch
                dialog.reject();
            });
            person.run(u"edit.preferences"_s);
            QCOMPARE(person.window().actions().action(u"file.new"_s)->text(), u"&New"_s);
        }
        qunsetenv("PEERSCAPE_LANGUAGE");
        window::installTranslations(); // the next start
        const test::Person person(test::Person::Settings::Kept);
        QCOMPARE(QCoreApplication::translate("peerscape::window::Commands", "&New"), u"&Neu"_s);
        QCOMPARE(QLocale().toString(1.5), u"1,5"_s);
    }

private:
    static void report(const QString& what, const QSet<QString>& texts)
    {
        QStringList sorted(texts.begin(), texts.end());
        sorted.sort();
        for (const QString& text : std::as_const(sorted))
            qWarning("%s: %s", qPrintable(what), qPrintable(text));
    }

    static QStringList wordsOf(const QString& text)
    {
        // What was cut off for want of room is no word.
        static const QRegularExpression kWord(u"[A-Za-z][A-Za-z'’]{2,}+(?!…)"_s);
        QStringList words;
        for (auto match = kWord.globalMatch(text); match.hasNext();)
            words << match.next().captured();
        return words;
    }

    /// What no language changes: also names of the design, regions, and members as the API spells
    /// them, after which fields are called.
    static QSet<QString> names(test::Person& person)
    {
        QString all = kKept;
        for (const auto& [name, label] : azure::usualRegions())
            all += u' ' + toQString(name) + u' ' + toQString(label);
        person.document().forEachTable([&](const auto& table) {
            table.forEach([&](auto id, const auto&) {
                all += u' ' + toQString(azure::displayName(person.document(), id));
            });
        });
        person.document().all<azure::Note>().forEach(
            [&](NoteId, const auto& note) { all += u' ' + toQString(note.text); });
        person.document().all<azure::VirtualNetworkGateway>().forEach(
            [&](GatewayId, const auto& gateway) { all += u' ' + toQString(gateway.sku); });
        person.document().all<azure::ExpressRouteCircuit>().forEach(
            [&](CircuitId, const auto& circuit) {
                all += u' ' + toQString(circuit.serviceProviderName);
            });
        for (const QWidget* field : person.window().findChildren<QWidget*>())
            all += u' ' + field->objectName();
        const QStringList words = wordsOf(all);
        return {words.begin(), words.end()};
    }
};

PEERSCAPE_TEST_CLASS(TestTranslations)
#include "tst_translations.moc"
