#include "core/azure/image.h"
#include "core/diagram/box_builder.h"
#include "core/write/picture_formats.h"
#include "tests/support/test_registry.h"
#include "tests/views/person.h"
#include "views/canvas/image_export.h"
#include "views/canvas/image_files.h"

#include <QClipboard>
#include <QMimeData>
#include <QTemporaryDir>
#include <QUndoStack>

using namespace peerscape;

namespace {

QImage redImage(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::red);
    return image;
}

/// The picture that the document has; none when it has not exactly one.
const azure::Note* onlyImage(const azure::Document& document)
{
    const azure::Note* found = nullptr;
    std::size_t count = 0;
    document.all<azure::Note>().forEach([&](NoteId, const azure::Note& note) {
        if (note.image.empty())
            return;
        found = &note;
        ++count;
    });
    return count == 1 ? found : nullptr;
}

} // namespace

/// Pictures beside the network, by menu, mouse and clipboard.
class TestCanvasImages : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_folder.isValid()); }

    void pastesWhatAnotherProgramCopied()
    {
        test::Person person;
        auto* carried = new QMimeData;
        carried->setImageData(redImage(60, 30));
        QApplication::clipboard()->setMimeData(carried);
        QVERIFY(views::CanvasView::canPaste());
        person.key(Qt::Key_V, Qt::ControlModifier);
        const azure::Note* image = onlyImage(person.document());
        QVERIFY(image != nullptr);
        QVERIFY(azure::imageSize(image->image) == (azure::Size{60, 30}));
        QCOMPARE(person.controller().undoStack()->count(), 1);
        // It is a thing like others: copied, deleted, and back again.
        QCOMPARE(person.window().selection().ids().size(), std::size_t{1});
        person.key(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(person.document().all<azure::Note>().size(), std::size_t{2});
        person.key(Qt::Key_Delete);
        QVERIFY(onlyImage(person.document()) != nullptr);
        person.undoEverything();
        QCOMPARE(person.document().size(), std::size_t{0});
    }

    void insertsAFileByMenu_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"logo.png", "photo.jpg", "drawing.svg"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void insertsAFileByMenu()
    {
        QFETCH(QString, name);
        const QString path = write(name);
        test::Person person(QStringLiteral("exercise"));
        person.choose(path);
        person.run(QStringLiteral("insert.image"));
        const azure::Note* image = onlyImage(person.document());
        QVERIFY(image != nullptr);
        QCOMPARE(QString::fromStdString(image->text.str()), QFileInfo(path).completeBaseName());
        const QImage& shown = views::decodedImage(image->image);
        QVERIFY(!shown.isNull());
        QVERIFY(qAbs(shown.width() - 2 * shown.height()) <= 2);
        const QColor middle = shown.pixelColor(shown.rect().center());
        QVERIFY2(middle.red() > 240 && middle.green() < 15, qPrintable(middle.name()));
        // On the canvas, and in what is exported.
        person.canvas().fitAll();
        const ObjectId id = person.window().selection().single();
        const QPoint at = person.on(id);
        person.canvas().completePicture();
        QVERIFY(person.canvas().viewport()->grab().toImage().pixelColor(at).red() > 240);
        write::PictureOptions options;
        options.only = {id};
        options.border = 0;
        const QImage exported = views::renderImage(write::Picture(person.document(), options));
        QVERIFY(exported.pixelColor(exported.rect().center()).red() > 240);
    }

    void aDroppedPictureStandsWhereItWasDropped()
    {
        test::Person person(QStringLiteral("exercise"));
        const QPoint at = person.canvas().viewport()->rect().center();
        QVERIFY(person.drop({write(QStringLiteral("logo.png"))},
                            person.canvas().viewport()->mapTo(&person.window(), at)));
        const ObjectId id = person.window().selection().single();
        QVERIFY(id.kind() == Kind::Note);
        const diagram::Point where = person.canvas().toCanvas(at);
        const diagram::Rect box = diagram::boxRect(person.document(), id);
        QVERIFY(qAbs(box.x - where.x) <= 5 && qAbs(box.y - where.y) <= 5);
        // Taken and moved like any box.
        const QPoint on = person.on(id);
        person.drag(on, on + QPoint(80, 40));
        QVERIFY(diagram::boxRect(person.document(), id).x > box.x);
    }

    void aDroppedDesignIsOpened()
    {
        test::Person exporting(QStringLiteral("exercise"));
        write::PictureOptions options;
        options.embedSource = true;
        const QString path = m_folder.filePath(QStringLiteral("design.svg"));
        QVERIFY(views::writePicture(path, write::Picture(exporting.document(), options),
                                    write::PictureFormat::Svg));
        test::Person person;
        QVERIFY(person.drop({path},
                            person.canvas().viewport()->mapTo(&person.window(), QPoint(100, 100))));
        QCOMPARE(person.document().all<azure::VirtualNetwork>().size(), std::size_t{3});
        QVERIFY(onlyImage(person.document()) == nullptr);
    }

    void whatIsTooLargeBecomesSmaller()
    {
        QImage noise(1500, 1500, QImage::Format_ARGB32);
        std::uint32_t value = 1;
        for (int y = 0; y < noise.height(); ++y) {
            for (int x = 0; x < noise.width(); ++x) {
                value = value * 1664525U + 1013904223U;
                noise.setPixel(x, y, value >> 8U | (value & 0xff000000U));
            }
        }
        const QString path = m_folder.filePath(QStringLiteral("noise.png"));
        QVERIFY(noise.save(path));
        const auto read = views::readImageFile(path);
        QVERIFY(read.has_value());
        QVERIFY(read->url.size() < azure::kMostImageBytes / 3 * 4 + 40);
        QVERIFY(azure::imageSize(read->url)->width < 1500);
        // A photograph keeps its pixels and loses what nobody sees.
        QVERIFY(noise.convertToFormat(QImage::Format_RGB32)
                    .scaled(1000, 1000, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                    .save(path));
        const auto photo = views::readImageFile(path);
        QVERIFY(photo.has_value() && photo->url.view().starts_with("data:image/jpeg"));
        QVERIFY(azure::imageSize(photo->url) == (azure::Size{1000, 1000}));
    }

    void whatIsNoPictureIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("name");
        QTest::newRow("text") << QByteArray("no picture") << QStringLiteral("a.png");
        QTest::newRow("empty") << QByteArray() << QStringLiteral("a.jpg");
        QTest::newRow("cut off") << contentOf(write(QStringLiteral("logo.png"))).left(40)
                                 << QStringLiteral("b.png");
        QTest::newRow("no drawing") << QByteArray("<html/>") << QStringLiteral("a.svg");
        QTest::newRow("other files")
            << QByteArray("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>"
                          "<image xlink:href='/etc/hostname' width='9' height='9'/></svg>")
            << QStringLiteral("c.svg");
        QTest::newRow("other files, by another prefix")
            << QByteArray("<s:svg xmlns:s='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>"
                          "<s:image title='a>b' href=' /etc/hostname' width='9' height='9'/>"
                          "</s:svg>")
            << QStringLiteral("d.svg");
        QTest::newRow("other files, by an entity")
            << QByteArray("<!DOCTYPE svg [<!ENTITY x \"<image href='/etc/hostname'/>\">]>"
                          "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>&x;</svg>")
            << QStringLiteral("e.svg");
        QTest::newRow("packed") << QByteArray("\x1f\x8b\x08", 3) << QStringLiteral("f.svg");
        QTest::newRow("a design") << designInPicture() << QStringLiteral("g.svg");
    }
    void whatIsNoPictureIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, name);
        const QString path = m_folder.filePath(name);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        const auto read = views::readImageFile(path);
        QVERIFY(!read);
        QCOMPARE(read.error().code, std::string("NotAnImage"));
        test::Person person;
        person.canvas().insertImage([&path] { return views::readImageFile(path); });
        QCOMPARE(person.controller().undoStack()->count(), 0);
        QVERIFY(person.window().findChild<QWidget*>(QStringLiteral("banner"))->isVisible());
    }

private:
    /// A drawing that opens as the design that it shows.
    static QByteArray designInPicture()
    {
        write::PictureOptions options;
        options.embedSource = true;
        return QByteArray::fromStdString(write::writePictureText(
            write::Picture(azure::Document(), options), write::PictureFormat::Svg));
    }
    /// Writes a picture twice as wide as high, red all over.
    QString write(const QString& name)
    {
        const QString path = m_folder.filePath(name);
        if (name.endsWith(QLatin1String("svg"))) {
            QFile file(path);
            if (!file.open(QIODevice::WriteOnly))
                qFatal("cannot write");
            file.write("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 50'>"
                       "<rect width='100' height='50' fill='#f00'/></svg>");
        } else if (!redImage(100, 50).save(path)) {
            qFatal("cannot write");
        }
        return path;
    }

    static QByteArray contentOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// Drops a file on a pixel of the viewport.
    QTemporaryDir m_folder;
};

PEERSCAPE_TEST_CLASS(TestCanvasImages)
#include "tst_canvas_images.moc"
