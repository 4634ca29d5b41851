#include "app/window/document_session.h"
#include "core/azure/names.h"
#include "core/write/write.h"
#include "qt/selection.h"
#include "tests/support/icon_files.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"
#include "views/canvas/image_export.h"
#include "views/dialogs/export_dialog.h"
#include "views/dialogs/import_report_dialog.h"
#include "views/dialogs/print_diagram.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPrintPreviewDialog>
#include <QPrinter>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QUndoStack>

using namespace peerscape;

/// Opening, saving, importing and exporting through the window's own dialogs.
class TestFiles : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] QString path(const char* name) const
    {
        return m_folder.filePath(QLatin1String(name));
    }
    static QByteArray contentOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const char* name, const QByteArray& content) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    static void answer(test::Person& person, QMessageBox::StandardButton button)
    {
        person.inDialog<QMessageBox>([button](QMessageBox& box) { box.button(button)->click(); });
    }
    static QComboBox* iconsOf(const views::ExportDialog& dialog)
    {
        for (QComboBox* combo : dialog.findChildren<QComboBox*>()) {
            if (combo->itemText(0) == QStringLiteral("Peerscape's"))
                return combo;
        }
        return nullptr;
    }
    /// The label with these words that is shown; empty when none is.
    static QString wordsOf(const QWidget& dialog, const QString& words)
    {
        for (const QLabel* label : dialog.findChildren<QLabel*>()) {
            if (!label->isHidden() && label->text().contains(words))
                return label->text();
        }
        return {};
    }
    static QStringList recentMenu(test::Person& person)
    {
        QStringList entries;
        for (QMenu* menu : person.window().menuBar()->findChildren<QMenu*>()) {
            if (menu->title() != QStringLiteral("Open &recent"))
                continue;
            for (const QAction* action : menu->actions())
                entries << action->text();
        }
        return entries;
    }

private slots:
    void whatIsBeingTypedIsSavedAndAskedFor()
    {
        test::Person person;
        const auto typeTitle = [&](const QString& title) {
            person.window().activateWindow(); // no window is active after a dialog
            QVERIFY(QTest::qWaitForWindowActive(&person.window()));
            auto* field = person.window()
                              .panels()
                              .content(QStringLiteral("inspector"))
                              ->findChild<QLineEdit*>(QStringLiteral("title"));
            field->setFocus();
            field->selectAll();
            QTest::keyClicks(field, title);
        };
        typeTitle(QStringLiteral("Typed"));
        person.choose(path("typed"));
        person.run(QStringLiteral("file.save"));
        QVERIFY(contentOf(path("typed.peerscape")).contains("\"Typed\""));
        typeTitle(QStringLiteral("Later"));
        answer(person, QMessageBox::Save);
        QVERIFY(person.window().close());
        QVERIFY(contentOf(path("typed.peerscape")).contains("\"Later\""));
    }

    void savesReopensAndRemembers()
    {
        test::Person person;
        QCOMPARE(person.window().windowTitle(), QStringLiteral("Untitled"));
        person.run(QStringLiteral("insert.vnet"));
        QCOMPARE(person.window().windowTitle(), QStringLiteral("Untitled — edited"));
        const std::string saved = person.bytes();
        person.choose(path("first")); // the suffix is added
        person.key(Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(contentOf(path("first.peerscape")).toStdString(), saved);
        QCOMPARE(person.window().windowTitle(), QStringLiteral("first.peerscape"));

        person.run(QStringLiteral("insert.note"));
        person.choose(path("second.peerscape"));
        person.run(QStringLiteral("file.saveAs"));
        QCOMPARE(contentOf(path("first.peerscape")).toStdString(), saved);
        QCOMPARE(contentOf(path("second.peerscape")).toStdString(), person.bytes());
        QCOMPARE(recentMenu(person).mid(0, 2),
                 (QStringList{path("second.peerscape"), path("first.peerscape")}));

        person.choose(path("first.peerscape"));
        person.key(Qt::Key_O, Qt::ControlModifier);
        QTRY_COMPARE(person.bytes(), saved);
        QFile::remove(path("second.peerscape"));
    }

    void asksBeforeChangesAreLost()
    {
        test::Person person;
        person.run(QStringLiteral("insert.vnet"));
        const std::string edited = person.bytes();
        answer(person, QMessageBox::Cancel);
        person.run(QStringLiteral("file.new"));
        QCOMPARE(person.bytes(), edited);

        answer(person, QMessageBox::Save);
        person.choose(path("kept.peerscape"));
        person.run(QStringLiteral("file.new"));
        QCOMPARE(contentOf(path("kept.peerscape")).toStdString(), edited);
        QVERIFY(person.document().all<azure::VirtualNetwork>().size() == 0);

        person.run(QStringLiteral("insert.vnet"));
        answer(person, QMessageBox::Discard);
        QVERIFY(person.window().close());
    }

    void keepsItsFileWhenAnotherCannotBeWritten()
    {
        test::Person person;
        person.run(QStringLiteral("insert.vnet"));
        person.choose(path("good.peerscape"));
        QVERIFY(person.window().session().save());
        person.run(QStringLiteral("insert.note"));
        QDir(m_folder.path()).mkdir(QStringLiteral("folder.peerscape")); // cannot be replaced
        QString said;
        person.choose(path("folder"));
        person.inDialog<QMessageBox>([&](QMessageBox& box) {
            said = box.text();
            box.accept();
        });
        QVERIFY(!person.window().session().saveAs());
        QVERIFY(!said.isEmpty());
        QCOMPARE(person.window().session().path(), path("good.peerscape"));
        QVERIFY(!person.controller().undoStack()->isClean());
    }

    void opensWhatIsDroppedOnTheWindow()
    {
        test::Person person;
        write("dropped.peerscape", contentOf(QStringLiteral(":/samples/exercise.peerscape")));
        QVERIFY(person.drop({path("dropped.peerscape")}));
        QCOMPARE(person.document().all<azure::VirtualNetwork>().size(), std::size_t{3});
        QCOMPARE(person.window().windowTitle(), QStringLiteral("dropped.peerscape"));
        // The canvas passes files on to the window.
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path("dropped.peerscape"))});
        QDragEnterEvent over({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(person.canvas().viewport(), &over);
        QVERIFY(over.isAccepted());
    }

    void reportsWhatAnImportLeftOut()
    {
        test::Person person;
        QByteArray content =
            "{'$schema': 'https://schema.management.azure.com/schemas/2019-04-01/"
            "deploymentTemplate.json#', 'contentVersion': '1.0.0.0', 'resources': ["
            "{'type': 'Microsoft.Network/virtualNetworks', 'apiVersion': '2023-09-01',"
            " 'name': 'v', 'location': 'westeurope',"
            " 'properties': {'addressSpace': {'addressPrefixes': ['10.0.0.0/16']}}},"
            "{'type': 'Microsoft.Network/virtualWans', 'apiVersion': '2023-09-01',"
            " 'name': 'wan', 'location': 'westeurope', 'properties': {}}]}";
        write("template.json", content.replace('\'', '"'));
        QString report;
        person.inDialog<views::ImportReportDialog>([&](views::ImportReportDialog& dialog) {
            const QAbstractItemModel& rows = *dialog.findChild<QTableView*>()->model();
            for (int column = 0; column < rows.columnCount(); ++column)
                report += rows.index(0, column).data().toString() + QLatin1Char('\n');
            for (const QLabel* label : dialog.findChildren<QLabel*>())
                report += label->text();
            dialog.reject();
        });
        QVERIFY(person.window().session().open({path("template.json")}));
        QVERIFY2(report.contains(QStringLiteral("wan")), qPrintable(report));
        QVERIFY2(report.contains(QStringLiteral("understood.")), qPrintable(report));
        QVERIFY(person.window().session().path().isEmpty()); // not saved over the template
        QTRY_VERIFY(person.window().actions().action(QStringLiteral("file.report"))->isEnabled());
    }

    void refusesWhatIsNoDesign()
    {
        test::Person person(QStringLiteral("exercise"));
        const std::string before = person.bytes();
        write("broken.peerscape", "{ this is no JSON");
        QString said;
        person.inDialog<QMessageBox>([&](QMessageBox& box) {
            said = box.text();
            box.accept();
        });
        QVERIFY(!person.window().session().open({path("broken.peerscape")}));
        QVERIFY(!said.isEmpty());
        QCOMPARE(person.bytes(), before);
    }

    void exportsThePicture_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<QByteArray>("begins");
        QTest::newRow("svg") << 0 << QByteArray("<?xml");
        QTest::newRow("png") << 1 << QByteArray("\x89PNG");
        QTest::newRow("pdf") << 2 << QByteArray("%PDF");
        QTest::newRow("drawio") << 3 << QByteArray("<?xml");
        QTest::newRow("mermaid") << 4 << QByteArray("---\ntitle");
        QTest::newRow("dot") << 5 << QByteArray("digraph");
    }

    void exportsThePicture()
    {
        QFETCH(int, format);
        QFETCH(QByteArray, begins);
        test::Person person(QStringLiteral("exercise"));
        views::ExportDialog dialog(person.controller(), person.window().selection(), person.theme(),
                                   {}, &person.window());
        dialog.findChild<QComboBox*>()->setCurrentIndex(format);
        const QString file = m_folder.filePath(QStringLiteral("picture%1").arg(format));
        QVERIFY(dialog.exportTo(file));
        QVERIFY(contentOf(file).startsWith(begins));
    }

    void exportFollowsItsChoices()
    {
        test::Person person(QStringLiteral("exercise"));
        const auto nic = azure::findByName(person.controller().document(), Kind::NetworkInterface,
                                           "SalesVMVMNic");
        QVERIFY(nic.has_value());
        person.window().selection().set({*nic});
        views::ExportDialog dialog(person.controller(), person.window().selection(), person.theme(),
                                   {0, 0, 300, 200}, &person.window());
        const QList<QComboBox*> combos = dialog.findChildren<QComboBox*>();
        const QList<QCheckBox*> boxes = dialog.findChildren<QCheckBox*>();
        const auto box = [&](const QString& words) {
            for (QCheckBox* candidate : boxes) {
                if (candidate->text().remove(QLatin1Char('&')).contains(words))
                    return candidate;
            }
            return static_cast<QCheckBox*>(nullptr);
        };
        QCheckBox* legend = box(QStringLiteral("Legend"));
        QCheckBox* routes = box(QStringLiteral("Effective routes"));
        QCheckBox* source = box(QStringLiteral("Embed the design"));
        QCheckBox* clean = box(QStringLiteral("Replace names"));
        QVERIFY(legend != nullptr && routes != nullptr && source != nullptr && clean != nullptr);
        combos.at(0)->setCurrentIndex(4); // Mermaid
        QVERIFY(!legend->isEnabled() && !routes->isEnabled() && !source->isEnabled());
        QVERIFY(!legend->toolTip().isEmpty() && !source->toolTip().isEmpty());
        combos.at(0)->setCurrentIndex(0);
        combos.at(1)->setCurrentIndex(0);
        QVERIFY(legend->isEnabled() && routes->isEnabled() && source->isEnabled());
        for (QCheckBox* choice : {legend, routes, source})
            choice->setChecked(true);
        const QString file = m_folder.filePath(QStringLiteral("choices.svg"));
        QVERIFY(dialog.exportTo(file));
        const QByteArray whole = contentOf(file);
        QVERIFY(whole.contains("Legend") && whole.contains("Effective routes of SalesVMVMNic"));
        QVERIFY(whole.contains("peerscape:source"));
        clean->setChecked(true);
        QVERIFY(dialog.exportTo(file));
        QVERIFY(!contentOf(file).contains("SalesVM"));
        combos.at(1)->setCurrentIndex(2); // what the window shows
        QVERIFY(dialog.exportTo(file));
        QVERIFY(contentOf(file).contains("clip-path"));
        // The picture opens as a design that has no file of its own yet.
        QVERIFY(person.window().session().open({file}));
        QVERIFY(person.controller().document().all<azure::VirtualNetwork>().size() > 0);
        QVERIFY(person.window().session().path().isEmpty());
    }

    /// Which layers a picture shows is its own affair: the design and what is embedded stay.
    void exportHasLayersOfItsOwn()
    {
        test::Person person(QStringLiteral("exercise"));
        views::ExportDialog dialog(person.controller(), person.window().selection(), person.theme(),
                                   {}, &person.window());
        const auto box = [&](const QString& words) {
            for (QCheckBox* candidate : dialog.findChildren<QCheckBox*>()) {
                if (candidate->text().remove(QLatin1Char('&')).startsWith(words))
                    return candidate;
            }
            return static_cast<QCheckBox*>(nullptr);
        };
        QCheckBox* addresses = box(QStringLiteral("Addresses"));
        QCheckBox* peerings = box(QStringLiteral("Peerings"));
        QVERIFY(addresses != nullptr && addresses->isChecked());
        QVERIFY(peerings != nullptr && peerings->isChecked());
        box(QStringLiteral("Embed"))->setChecked(true);
        addresses->setChecked(false);
        peerings->setChecked(false);
        const std::string before = person.bytes();
        const QString file = m_folder.filePath(QStringLiteral("layers.svg"));
        QVERIFY(dialog.exportTo(file));
        const QByteArray svg = contentOf(file);
        QVERIFY(svg.contains(">SalesVNet<") && !svg.contains(">10.1.0.0/16<"));
        QVERIFY(!svg.contains("id=\"peering-"));
        QCOMPARE(person.bytes(), before);
        QVERIFY(person.window().session().open({file}));
        QVERIFY(person.document().settings().hiddenLayers.empty());
    }

    void exportDrawsWithIconsOfAFolder()
    {
        const QString icons = m_folder.filePath(QStringLiteral("azure"));
        test::writeIcon(icons, QStringLiteral("10021-icon-service-Virtual-Machine.svg"),
                        test::iconFile());
        test::writeIcon(icons, QStringLiteral("10061-icon-service-Virtual-Networks.svg"),
                        test::iconFile());
        test::Person person(QStringLiteral("exercise"));
        const QString file = m_folder.filePath(QStringLiteral("icons.svg"));
        {
            views::ExportDialog dialog(person.controller(), person.window().selection(),
                                       person.theme(), {}, &person.window());
            dialog.show();
            QComboBox* choice = iconsOf(dialog);
            person.choose(icons);
            QTest::keyClick(choice, Qt::Key_End); // From a folder…
            QCOMPARE(choice->currentText(), QStringLiteral("azure"));
            const QString note = wordsOf(dialog, QStringLiteral("Peerscape's own stay"));
            QVERIFY(note.contains(QStringLiteral("Azure Bastion"))
                    && !note.contains(QStringLiteral("Azure Virtual Machines")));
            QVERIFY(dialog.exportTo(file));
        }
        QVERIFY(contentOf(file).contains("<title>Azure Virtual Machines</title>"));

        // The next time it is as it was left.
        views::ExportDialog again(person.controller(), person.window().selection(), person.theme(),
                                  {}, &person.window());
        QComboBox* choice = iconsOf(again);
        QCOMPARE(choice->currentText(), QStringLiteral("azure"));
        auto* format = again.findChild<QComboBox*>();
        format->setCurrentIndex(4); // Mermaid
        QVERIFY(!choice->isEnabled());
        QVERIFY(again.exportTo(m_folder.filePath(QStringLiteral("icons.mmd"))));
        format->setCurrentIndex(0);
        choice->setCurrentIndex(0);
        QVERIFY(wordsOf(again, QStringLiteral("Peerscape's own stay")).isEmpty());
        QVERIFY(again.exportTo(file));
        QVERIFY(!contentOf(file).contains("Azure Virtual Machines"));
    }

    void iconsThatCannotBeReadAreNamed()
    {
        const QString icons = m_folder.filePath(QStringLiteral("harmful"));
        test::writeIcon(icons, QStringLiteral("Subnet.svg"),
                        "<svg viewBox='0 0 1 1'><script/></svg>");
        test::Person person(QStringLiteral("exercise"));
        views::ExportDialog dialog(person.controller(), person.window().selection(), person.theme(),
                                   {}, &person.window());
        QVERIFY(!dialog.takeIcons(icons));
        QCOMPARE(wordsOf(dialog, QStringLiteral("Subnet.svg")),
                 icons + QStringLiteral("/Subnet.svg: it uses \"script\", which an icon may not"));
        QCOMPARE(iconsOf(dialog)->currentIndex(), 0);
    }

    void anExportCanBeCancelled_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("svg") << static_cast<int>(write::PictureFormat::Svg);
        QTest::newRow("png") << static_cast<int>(write::PictureFormat::Png);
        QTest::newRow("pdf") << static_cast<int>(write::PictureFormat::Pdf);
    }
    void anExportCanBeCancelled()
    {
        QFETCH(int, format);
        test::Person person(QStringLiteral("exercise"));
        const write::Picture picture(person.document(), {});
        const auto form = static_cast<write::PictureFormat>(format);
        const QString file = m_folder.filePath(QStringLiteral("cancelled"));
        int last = 0;
        QVERIFY(views::writePicture(file, picture, form, [&last](int percent) {
            const bool onwards = percent >= last;
            last = percent;
            return onwards;
        }));
        QCOMPARE(last, 100);
        const QByteArray before = contentOf(file);
        QVERIFY(!before.isEmpty());
        // At every moment when it is asked: the file stays as it was.
        for (int moment = 0;; ++moment) {
            int asked = 0;
            const Result<void> written =
                views::writePicture(file, picture, form, [&](int) { return asked++ < moment; });
            if (written)
                break;
            QCOMPARE(written.error().code, std::string("Cancelled"));
            QCOMPARE(contentOf(file), before);
        }
    }

    void printsOnPages()
    {
        test::Person person(QStringLiteral("exercise"));
        const azure::Document& document = person.controller().document();
        write::PictureOptions options = views::printOptions();
        document.all<azure::NetworkInterface>().forEach(
            [&](NicId id, const auto&) { options.routes = {id}; });
        const QString file = m_folder.filePath(QStringLiteral("print.pdf"));
        QPrinter printer(QPrinter::HighResolution);
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(file);
        views::printPicture(printer, write::Picture(document, options));
        const QByteArray pdf = contentOf(file);
        QVERIFY(pdf.startsWith("%PDF"));
        QCOMPARE(pdf.count("/Type /Page\n"), 2); // the diagram with its legend, and the table
    }

    void previewIsAskedForByKey()
    {
        test::Person person(QStringLiteral("exercise"));
        bool asked = false;
        person.inDialog<QPrintPreviewDialog>([&](QPrintPreviewDialog& dialog) {
            asked = true;
            dialog.reject();
        });
        person.key(Qt::Key_P, Qt::ControlModifier | Qt::AltModifier);
        QVERIFY(asked);
    }

    void exportIsAskedForByKey()
    {
        test::Person person(QStringLiteral("exercise"));
        bool asked = false;
        person.inDialog<views::ExportDialog>([&](views::ExportDialog& dialog) {
            asked = true;
            dialog.reject();
        });
        person.key(Qt::Key_E, Qt::ControlModifier);
        QVERIFY(asked);
    }
};

PEERSCAPE_TEST_CLASS(TestFiles)
#include "tst_files.moc"
